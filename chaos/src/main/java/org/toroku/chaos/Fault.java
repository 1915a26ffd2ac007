package org.toroku.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;

/** What the nemesis does. A passing one lasts a while and is then taken back; the others are over at once. */
enum Fault {
    /** SIGKILL to Toroku. */
    KILL(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.killToroku();
        }
    },
    /** SIGTERM to Toroku. */
    END(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.endToroku();
        }
    },
    /** Toroku, its database and everything that the engine knew, at once. */
    KILL_ALL(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.killToroku();
            scene.database().kill();
            scene.wipeEngine(random.nextBoolean());
        }
    },
    DATABASE_KILL(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.database().kill();
        }
    },
    /** One process of the server dies, and it recovers by itself. */
    DATABASE_CRASH(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.database().crash(random.nextInt());
        }
    },
    ENGINE_WIPED(Kind.DEATH) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.wipeEngine(random.nextBoolean());
        }
    },
    /** Every connection to the database is cut, several times. */
    CONNECTIONS(Kind.MOMENT) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            for (int i = 0; i < 10; i++) {
                scene.database().cutConnections();
                Pause.of(Duration.ofMillis(random.nextInt(100, 400)));
            }
        }
    },
    FREEZE(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.freezeToroku();
        }

        @Override
        void end(Scene scene) {
            scene.thawToroku();
        }
    },
    DATABASE_FREEZE(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.database().freeze();
        }

        @Override
        void end(Scene scene) {
            scene.database().thaw();
        }
    },
    ENGINE_AWAY(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.stopEngine();
        }

        @Override
        void end(Scene scene) {
            scene.startEngine();
        }
    },
    /** OCSP and list of the cards answer wrongly, late or not at all. */
    STATUS(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            OcspBehaviour ocsp = OCSP.get(random.nextInt(OCSP.size()));
            scene.status().slowness(Duration.ofSeconds(random.nextInt(2, 12)));
            scene.status().behave(ocsp);
            scene.status().behave(CrlBehaviour.DOWN);
        }

        @Override
        void end(Scene scene) {
            scene.status().behaveNormally();
        }
    },
    TOKEN(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.takeToken();
        }

        @Override
        void end(Scene scene) {
            scene.returnToken();
        }
    },
    DISK_FULL(Kind.PASSING) {
        @Override
        Optional<String> impossible(Scene scene) {
            return scene.disk().isPresent()
                    ? Optional.empty()
                    : Optional.of("ここではマウントできません / this process may not mount a disk to fill");
        }

        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.disk().orElseThrow().fill();
        }

        @Override
        void end(Scene scene) {
            scene.disk().orElseThrow().empty();
        }
    },
    NETWORK_SLOW(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.network().slow(Duration.ofMillis(random.nextInt(200, 2_000)));
        }

        @Override
        void end(Scene scene) {
            scene.network().heal();
        }
    },
    /** Toroku does what it is asked to, and the answer is lost. */
    ANSWERS_LOST(Kind.PASSING) {
        @Override
        void begin(Scene scene, RandomGenerator random) {
            scene.network().loseAnswers(0.5);
        }

        @Override
        void end(Scene scene) {
            scene.network().heal();
        }
    },
    /** Named so that nobody believes that it was tried. */
    CLOCK(Kind.MOMENT) {
        @Override
        Optional<String> impossible(Scene scene) {
            return Optional.of("一つのプロセスだけの時計を動かす手段がありません / nothing here moves the clock of one process alone");
        }

        @Override
        void begin(Scene scene, RandomGenerator random) {
            throw new IllegalStateException("cannot be done here");
        }
    };

    /** How long it lasts, and what has to follow. */
    enum Kind {
        /** A process or its data are gone. */
        DEATH,
        MOMENT,
        PASSING
    }

    private static final List<OcspBehaviour> OCSP = List.of(
            OcspBehaviour.DOWN,
            OcspBehaviour.SLOW,
            OcspBehaviour.HTTP_500,
            OcspBehaviour.TRY_LATER,
            OcspBehaviour.UNKNOWN,
            OcspBehaviour.WRONG_SIGNER,
            OcspBehaviour.GARBAGE);

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why it cannot be drawn here. */
    Optional<String> impossible(Scene scene) {
        return Optional.empty();
    }

    /** A Toroku that starts while its token is away would make itself new keys, as on its first day. */
    boolean canComeWithAKill() {
        return kind == Kind.PASSING && this != TOKEN && this != FREEZE;
    }

    abstract void begin(Scene scene, RandomGenerator random);

    /** Takes a passing one back. */
    void end(Scene scene) {
        if (kind == Kind.PASSING) {
            throw new IllegalStateException(this + " does not end by itself");
        }
    }
}
