# The spooler: settings, start, queues. Read by spooler.

# Where this spooler listens and that everybody may use it. What keeps cards from
# being lost or printed twice is written by `kiosk printers install`, as at a site.
write_cupsd_conf() {
    cat >"$dir/etc/cupsd.conf" <<END
LogLevel warn
Listen $run/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
DefaultPolicy default
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
    install -m 700 "$(command -v cupsd)" "$dir/bin/cupsd"
}

# Runs a copy of cupsd: AppArmor ties /usr/sbin/cupsd to the system's folders.
start_cupsd() {
    alive "$dir/cupsd.pid" "$dir" && return 0
    umask 022
    mkdir -p "$dir"/etc/ppd "$dir"/spool/tmp "$dir"/cache "$dir"/state "$dir"/log
    install_backends
    write_cupsd_conf
    write_cups_files_conf
    install_printers --files-only
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

# install_printers [OPTION]: the kiosk's own command makes spooler and queues as a
# site has them. What is right is left alone, since a changed queue starts the
# job it is printing again.
install_printers() {
    local kind devices=()
    for kind in $kinds; do devices+=(--device "$kind=$dir/printers/$kind/device"); done
    "$programs/kiosk" printers install --server "$dir/socket" --spooler "$dir/etc" --templates "$here/../../../PrinterTemplates" \
        "${devices[@]}" "$@" >"$dir/log/install.out" 2>&1 ||
        fail "the queues cannot be made: $(cat "$dir/log/install.out")"
}
