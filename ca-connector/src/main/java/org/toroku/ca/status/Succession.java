package org.toroku.ca.status;

import java.io.IOException;
import java.util.Map;
import org.toroku.pki.Der;

/** Which publication may follow another one. */
final class Succession {
    private Succession() {}

    /** @throws IOException where {@code offered} is older than {@code there}, or contradicts it */
    static void demand(Manifest offered, Manifest there) throws IOException {
        if (older(offered, there)) {
            throw new IOException("an older publication than the one in force");
        }
        demandOthers(offered, there);
    }

    /** What is in force is not overwritten by what nobody has judged yet, and no number is given twice. */
    private static void demandOthers(Manifest offered, Manifest there) throws StatusIntake.NotTaken {
        Map<String, Der> inForce = StatusFolder.digests(there);
        for (Map.Entry<String, Der> file : StatusFolder.digests(offered).entrySet()) {
            if (!inForce.getOrDefault(file.getKey(), file.getValue()).equals(file.getValue())) {
                throw new StatusIntake.NotTaken("publication-name-twice", "another file of a name that is in force");
            }
        }
        if (twice(offered.list(), there.list())) {
            throw new StatusIntake.NotTaken("list-number-twice", "another list of a number that is in force");
        }
        if (offered.shards().size() == there.shards().size()) {
            for (int i = 0; i < offered.shards().size(); i++) {
                if (twice(offered.shards().get(i), there.shards().get(i))) {
                    throw new StatusIntake.NotTaken("list-number-twice", "another shard of a number that is in force");
                }
            }
        }
    }

    private static boolean twice(Manifest.ListFile one, Manifest.ListFile other) {
        return one.number() == other.number() && !one.sha256().equals(other.sha256());
    }

    private static boolean older(Manifest offered, Manifest there) {
        Manifest.ListFile list = there.list();
        if (offered.list().number() == list.number()) {
            return offered.list().thisUpdate() < list.thisUpdate()
                    || offered.generation() < there.generation()
                    || shardsOlder(offered, there);
        }
        // by the number alone: a clock that was set back makes a later list no older
        return offered.list().number() < list.number() || shardsOlder(offered, there);
    }

    private static boolean shardsOlder(Manifest offered, Manifest there) {
        if (offered.shards().size() != there.shards().size()) {
            return false;
        }
        for (int i = 0; i < offered.shards().size(); i++) {
            if (offered.shards().get(i).number() < there.shards().get(i).number()) {
                return true;
            }
        }
        return false;
    }
}
