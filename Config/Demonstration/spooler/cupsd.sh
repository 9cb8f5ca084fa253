# The spooler: settings, start, queues. Read by spooler.

# Settings that keep what was accepted through a power cut, remember every job,
# and never try a job again by themselves.
write_cupsd_conf() {
    cat >"$dir/etc/cupsd.conf" <<END
LogLevel warn
Listen $run/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
DefaultPolicy default
DirtyCleanInterval 0
PreserveJobHistory Yes
PreserveJobFiles No
MaxJobs 0
ErrorPolicy abort-job
JobKillDelay 2
MaxJobTime 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
END
}

write_cups_files_conf() {
    local user group system
    if [ "$(id -u)" = 0 ]; then user=lp group=lp system=root; else user=$(id -un) group=$(id -gn) system=$(id -gn); fi
    cat >"$dir/etc/cups-files.conf" <<END
ServerRoot $dir/etc
ServerBin $dir/bin
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
RequestRoot $dir/spool
TempDir $dir/spool/tmp
CacheDir $dir/cache
StateDir $dir/state
ServerKeychain $dir/etc/ssl
AccessLog $dir/log/access_log
ErrorLog $dir/log/error_log
PageLog $dir/log/page_log
Printcap $dir/state/printcap
User $user
Group $group
SystemGroup $system
LogFileGroup $group
END
}

# Backends that only their owner may run are started with the spooler's own
# rights, so they reach a DIR below a closed home folder.
install_backends() {
    mkdir -p "$dir/bin/backend" "$dir/bin/notifier"
    for folder in daemon filter cgi-bin monitor driver; do ln -sfn "/usr/lib/cups/$folder" "$dir/bin/$folder"; done
    install -m 700 /usr/lib/cups/backend/ipp "$dir/bin/backend/ipp"
    install -m 700 "$here/gate" "$dir/bin/backend/gate"
    install -m 700 "$(command -v cupsd)" "$dir/bin/cupsd"
}

# Runs a copy of cupsd: AppArmor ties /usr/sbin/cupsd to the system's folders.
start_cupsd() {
    alive "$dir/cupsd.pid" "$dir" && return 0
    umask 022
    mkdir -p "$dir"/etc/ppd "$dir"/spool/tmp "$dir"/cache/gate "$dir"/state "$dir"/log
    install_backends
    write_cupsd_conf
    write_cups_files_conf
    if [ "$(id -u)" = 0 ]; then
        chown root:lp "$dir/spool" "$dir/spool/tmp" "$dir/cache" "$dir/state"
        chmod 710 "$dir/spool"
        chmod 1770 "$dir/spool/tmp"
        chmod 770 "$dir/cache"
    fi
    rm -f "$run/cups.sock"
    daemon "$dir/cupsd.pid" "$dir/log/cupsd.out" \
        "$dir/bin/cupsd" -f -c "$dir/etc/cupsd.conf" -s "$dir/etc/cups-files.conf"
    for _ in $(seq 1 1500); do
        [ -S "$run/cups.sock" ] && CUPS_SERVER=$run/cups.sock lpstat -r 2>/dev/null | grep -q 'is running' && return 0
        sleep 0.02
        alive "$dir/cupsd.pid" "$dir" || break
    done
    tail -n 5 "$dir/log/error_log" "$dir/log/cupsd.out" >&2 || true
    fail "the spooler does not start; see $dir/log"
}

# add_queue KIND: makes or mends the queue. One that is right is left alone,
# since a changed queue starts the job it is printing again.
add_queue() {
    local folder=$dir/printers/$1 uri
    uri=gate:ipp://localhost:$(cat "$folder/port")/ipp/print
    driver "$1" >"$folder/driver.new"
    if cmp -s "$folder/driver.new" "$folder/driver.ppd" && has_queue "$1" "$uri"; then return 0; fi
    CUPS_SERVER=$run/cups.sock lpadmin -p "$1" -E -v "$uri" -P "$folder/driver.new" \
        -o printer-error-policy=abort-job 2>"$dir/log/lpadmin.out" ||
        fail "the queue $1 cannot be made: $(cat "$dir/log/lpadmin.out")"
    mv "$folder/driver.new" "$folder/driver.ppd"
}

has_queue() {
    [ -e "$dir/etc/ppd/$1.ppd" ] && awk -v name="$1" -v uri="$2" '
        $1 == "<Printer" || $1 == "<DefaultPrinter" { inside = $2 == name ">" }
        inside && $1 == "DeviceURI" && $2 == uri { found = 1 }
        END { exit !found }' "$dir/etc/printers.conf"
}
