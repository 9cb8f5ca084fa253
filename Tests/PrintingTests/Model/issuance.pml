/* One paper from its first intent to its end, with everything that can go
 * wrong on the way: the kiosk is killed, the spooler is killed with its
 * backend or without, or told to end, answers are lost, the printer jams. States are named as
 * in the ledger and in IPP (RFC 8011).
 *
 *   spin -a issuance.pml && gcc -O2 -DSAFETY -DNOCLAIM -o pan pan.c && ./pan
 *
 * finds no error: there is never more than one good card. With -DNO_GATE after
 * `spin` it finds one, since one of the defences is left out.
 *
 * Defences that can be left out: NO_GATE (the backend that starts a job once),
 * NO_LOCK (a second start waits until the first one's backend has ended, and
 * nobody is believed that nothing came out while a backend works), NO_CANCEL
 * (what the spooler still has is cancelled before "nothing came out" is
 * believed), NO_GLANCE (nor is it while a print ended between the look into the
 * tray and the answer), NO_GIVE_UP (a job that the spooler keeps without a
 * document is not waited for), NO_DOUBT (a job that is absent after a restart
 * counts as never sent), NO_INTENT (the paper is marked as printing after the
 * spooler has it).
 */
#define INTENTS 3

mtype:paper = { waiting, printing, toCheck, unknown, good, spoiled, notPrinted };
mtype:job = { absent, pending, processing, completed, aborted, canceled, held, emptied };

mtype:paper paper = waiting;
byte intents;                     /* committed so far; the newest is intents - 1 */
mtype:job job[INTENTS] = absent;  /* as the spooler has it on disk */
bool mark[INTENTS];               /* the gate's, on disk */
byte working[INTENTS];            /* backends at work for an intent, orphans too */
byte fine[INTENTS];               /* sheets that came out well */
byte ruined[INTENTS];
bool endedSinceLook[INTENTS];     /* a backend of it ended after the officer looked last */
byte cards;                       /* good cards in the world for this paper */
byte blanks;                      /* blanks the printer took in */
byte booked;                      /* blanks the ledger says were used or spoiled */
bool up = true;                   /* the spooler runs */
byte life;                        /* counts the spooler's lives */
bool childrenDied[8];             /* by life: its backends were killed with it */

byte kioskKills = 1;
byte spoolerKills = 2;
byte jams = 1;
byte lostAnswers = 1;
byte lostHistories = 1;

#define newest (intents - 1)
#define isOver(i) (job[i] == absent || job[i] == completed || job[i] == aborted || job[i] == canceled)

#ifdef NO_LOCK
#define isLocked(i) false
#else
#define isLocked(i) (working[i] > 0)
#endif

#ifdef NO_CANCEL
#define canAsk(i) true
inline callOff(i) { skip }
#undef isOver
#define isOver(i) true
#else
#define canAsk(i) (up && !isLocked(i))
inline callOff(i) {
    if
    :: job[i] == pending || job[i] == held || job[i] == emptied -> job[i] = canceled
    :: else
    fi
}
#endif

/* The printer's driver, started for one job of one life of the spooler. */
proctype Backend(byte i; byte born) {
    if
    :: atomic { !childrenDied[born] -> fine[i]++; cards++; blanks++; assert(cards <= 1) }
    :: atomic { jams > 0 && !childrenDied[born] -> jams--; ruined[i]++; blanks++ }
    :: atomic { jams > 0 && !childrenDied[born] -> jams-- }          /* nothing came out */
    :: atomic { childrenDied[born] -> working[i]--; goto gone }
    fi;
    atomic {
        working[i]--;
#ifndef NO_GLANCE
        endedSinceLook[i] = true;
#endif
        if
        :: up && life == born && job[i] == processing ->
            if
            :: fine[i] > 0 -> job[i] = completed
            :: else -> job[i] = aborted
            fi
        :: else
        fi
    };
gone: skip
}

/* The gate, started once more for the same job: the first start's backend may
 * have outlived its spooler, and holds the lock of the mark as long as it works. */
proctype SecondStart(byte i; byte born) {
    atomic {
        working[i] == 0 || childrenDied[born] || job[i] != processing ->
        if
        :: up && life == born && !childrenDied[born] && job[i] == processing -> job[i] = held
        :: else
        fi
    }
}

inline startJob(i) {
#ifdef NO_GATE
    working[i]++;
    run Backend(i, life)
#else
    if
    :: !mark[i] -> mark[i] = true; working[i]++; run Backend(i, life)
#ifdef NO_LOCK
    :: else -> job[i] = held
#else
    :: else -> run SecondStart(i, life)
#endif
    fi
#endif
}

active proctype Spooler() {
    byte i;
end:
    do
    :: atomic { up ->
        i = 0;
        do
        :: i < INTENTS && job[i] != pending -> i++
        :: else -> break
        od;
        if
        :: i < INTENTS -> job[i] = processing; startJob(i)
        :: else
        fi;
        i = 0
       }
    :: atomic { up && spoolerKills > 0 -> spoolerKills--; up = false; childrenDied[life] = true }
    :: atomic { up && spoolerKills > 0 -> spoolerKills--; up = false }
    :: atomic { up && spoolerKills > 0 ->       /* told to end: its job stays, its document does not */
        spoolerKills--;
        up = false;
        for (i : 0 .. INTENTS - 1) {
            if
            :: job[i] == processing -> job[i] = emptied
            :: else
            fi
        }
        i = 0
       }
    :: atomic { !up ->
        life++;
        up = true;
        for (i : 0 .. INTENTS - 1) {
            if
            :: job[i] == processing -> job[i] = pending
            :: lostHistories > 0 && job[i] != pending -> lostHistories--; job[i] = absent
            :: else
            fi
        }
        i = 0
       }
    od
}

active proctype Kiosk() {
    byte i;
    byte since;      /* the life of the spooler in which the connection was opened */
    bool isFresh;    /* this connection was open before the job was sent */

begin:
    isFresh = false;
    if
    :: paper == printing -> i = newest; goto search
    :: else -> goto endWork
    fi;

endWork:
    if
    :: atomic { paper == waiting && intents < INTENTS ->      /* by a look that may be old */
        i = intents;
        intents++;
#ifndef NO_INTENT
        paper = printing
#endif
       }
    :: atomic { paper == good || (intents == INTENTS && paper != printing) -> goto done }
    :: atomic { kioskKills > 0 -> kioskKills--; goto begin }
    fi;
    if
    :: kioskKills > 0 -> kioskKills--; goto begin
    :: true
    fi;
    since = life;
    isFresh = true;
    if
    :: atomic { up && since == life -> job[i] = pending }
       if
       :: lostAnswers > 0 -> lostAnswers--; goto search
       :: kioskKills > 0 -> kioskKills--; goto begin
       :: true -> goto follow
       fi
    :: atomic { lostAnswers > 0 -> lostAnswers--; goto search }   /* it never arrived */
    :: !up || since != life -> goto search
    fi;

search:
    if
    :: atomic { up && job[i] != absent -> goto follow }
    :: atomic { up && job[i] == absent ->
        if
#ifdef NO_DOUBT
        :: true -> paper = waiting
#else
        :: isFresh && since == life -> paper = waiting            /* never accepted */
        :: else -> paper = unknown
#endif
        fi;
        goto endWork
       }
    :: atomic { !up -> paper = unknown; goto endWork }               /* patience is over */
    :: atomic { kioskKills > 0 -> kioskKills--; goto begin }
    fi;

follow:
#ifdef NO_INTENT
    paper = printing;
#endif
    if
    :: atomic { up && job[i] == completed -> paper = toCheck; goto endWork }
    :: atomic { up && (job[i] == aborted || job[i] == canceled || job[i] == absent) -> paper = unknown; goto endWork }
    :: atomic { up && job[i] == held -> job[i] = canceled; paper = unknown; goto endWork }
#ifndef NO_GIVE_UP
    :: atomic { up && job[i] == emptied -> job[i] = canceled; paper = unknown; goto endWork }
#endif
    :: atomic { !up -> paper = unknown; goto endWork }
    :: atomic { kioskKills > 0 -> kioskKills--; goto begin }
    fi;

done: skip
}

/* Looks into the tray, says a while later what lay there, and asks for a new print. */
active proctype Officer() {
    byte seen;       /* the intent whose tray was empty at the look */
    bool isEmpty;
end:
    do
    :: atomic { (paper == toCheck || paper == unknown) && fine[newest] > 0 -> paper = good; booked++ }
    :: atomic { (paper == toCheck || paper == unknown) && fine[newest] == 0 && ruined[newest] > 0 -> paper = spoiled; booked++ }
    :: atomic { !isEmpty && (paper == toCheck || paper == unknown) && fine[newest] == 0 && ruined[newest] == 0 ->
        isEmpty = true; seen = newest; endedSinceLook[seen] = false
       }
    :: atomic { isEmpty && (seen != newest || (paper != toCheck && paper != unknown)) -> isEmpty = false }
    :: atomic { isEmpty && seen == newest && (paper == toCheck || paper == unknown) && canAsk(newest) ->
        isEmpty = false;
        callOff(newest);
        if
        :: isOver(newest) && !endedSinceLook[newest] -> paper = notPrinted
        :: else                                    /* refused: the printer was at work; look again */
        fi
       }
    :: atomic { paper == spoiled || paper == notPrinted -> paper = waiting }
    od
}

/* Whatever fails, and once nothing more does, the paper comes to an end. */
ltl ends { <> (paper == good || intents == INTENTS) }
ltl honest { [] (paper == good -> (cards == 1 && blanks == booked)) }
