# The simulated printers: each an ippeveprinter of its own. Read by spooler.

# ippeveprinter wants Avahi on the system bus; a private, empty bus does.
start_bus() {
    alive "$dir/bus.pid" "$run" && return 0
    rm -f "$run/bus.sock"
    daemon "$dir/bus.pid" "$dir/bus.out" \
        dbus-daemon --session --nofork --nopidfile --address="unix:path=$run/bus.sock"
    for _ in $(seq 1 1500); do
        [ -S "$run/bus.sock" ] && return 0
        sleep 0.02
    done
    fail "dbus-daemon does not start: $(cat "$dir/bus.out")"
}

is_listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# prepare_printer KIND TRAY SECONDS PORT
prepare_printer() {
    local folder=$dir/printers/$1
    mkdir -p "$folder/spool" "$2/$1"
    touch "$folder/ledger" "$folder/events"
    [ -e "$folder/mode" ] || echo ok >"$folder/mode"
    printf '%s\n' "$2/$1" >"$folder/tray"
    printf '%s\n' "$3" >"$folder/seconds"
    rm -f "$folder/own-port"
    [ -z "$4" ] || printf '%s\n' "$4" | tee "$folder/own-port" >"$folder/port"
    attributes "$1" >"$folder/attributes"
}

# start_printer KIND: on its former port where that is free, else on another; one
# of its own is waited for.
start_printer() {
    local folder=$dir/printers/$1 port
    alive "$folder/pid" "$dir" && return 0
    port=$(cat "$folder/port" 2>/dev/null || true)
    for _ in $(seq 1 20); do
        if [ -n "$port" ] && ! is_listening "$port" && try_printer "$1" "$port"; then
            printf '%s\n' "$port" >"$folder/port"
            printf 'ipp://localhost:%s/ipp/print\n' "$port" >"$folder/device"
            return 0
        fi
        if [ -e "$folder/own-port" ]; then sleep 0.2; else port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000)); fi
    done
    fail "the $1 printer does not start: $(tail -n 3 "$folder/out")"
}

try_printer() {
    local folder=$dir/printers/$1
    : >"$folder/out"
    daemon "$folder/pid" "$folder/out" \
        env "DBUS_SYSTEM_BUS_ADDRESS=unix:path=$run/bus.sock" "PRINTER_FOLDER=$folder" \
        ippeveprinter -r off -n localhost -p "$2" -d "$folder/spool" -a "$folder/attributes" -c "$here/printer" "$1"
    for _ in $(seq 1 1500); do
        sleep 0.02
        alive "$folder/pid" "$dir" || return 1
        is_listening "$2" && return 0
    done
    end "$folder/pid" "$dir" KILL
    return 1
}

# fault KIND MODE...
fault() {
    local folder=$dir/printers/$1
    [ -d "$folder" ] && [ $# -ge 2 ] || fail "usage: spooler fault DIR card|book|receipt MODE..."
    echo "${*:2}" >"$folder/mode.new"
    mv "$folder/mode.new" "$folder/mode"
    if [ "$2" = offline ]; then
        end "$folder/pid" "$dir" KILL
    elif ! alive "$folder/pid" "$dir"; then
        start_printer "$1"
        ! alive "$dir/cupsd.pid" "$dir" || install_printers
    fi
}
