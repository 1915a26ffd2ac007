package org.toroku.subjectkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KnownBadKeys;

/**
 * The policy by which keys are judged. The operator's list of compromised keys is looked at before every judgement, so that
 * a key put on it is refused from then on, also in cases that are under way. While the list cannot be read nothing is judged.
 */
@Component
class KeyPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPolicies.class);

    private final KeyPolicy unlisted;
    private final Optional<Path> list;
    private @Nullable Loaded loaded;

    /** @throws IOException where a list cannot be read: that stops the start */
    KeyPolicies(SubjectKeySettings settings) throws IOException {
        KeyPolicy policy = KeyPolicy.standard(KnownBadKeys.load(settings.weakKeyLists()), CompromisedKeys.none());
        for (AllowedKind kind : settings.algorithms()) {
            policy = policy.with(kind.rule());
        }
        this.unlisted = policy;
        this.list = Optional.ofNullable(settings.compromisedKeys());
        if (list.isPresent()) {
            load(list.get(), Seen.of(list.get()));
        }
    }

    /** What a file looked like when it was read; another file under the same name has another key. */
    private record Seen(FileTime modified, long size, Optional<Object> key) {
        static Seen of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Seen(now.lastModifiedTime(), now.size(), Optional.ofNullable(now.fileKey()));
        }
    }

    private record Loaded(Seen seen, KeyPolicy policy) {}

    /** The rules without the list of compromised keys, for saying what is accepted; never for judging a key. */
    KeyPolicy unlisted() {
        return unlisted;
    }

    /** @throws KeyListUnreadableException while the list of compromised keys cannot be read */
    synchronized KeyPolicy current() {
        if (list.isEmpty()) {
            return unlisted;
        }
        try {
            Seen seen = Seen.of(list.get());
            return loaded != null && loaded.seen().equals(seen) ? loaded.policy() : load(list.get(), seen);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("alarm", "key-list-unreadable")
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("The list of compromised keys cannot be read; no applicant's key is judged until it can");
            throw new KeyListUnreadableException(e);
        }
    }

    /** Its looks are taken before it is read: what changes in between is read again the next time. */
    private KeyPolicy load(Path file, Seen seen) throws IOException {
        KeyPolicy policy = unlisted.knowing(CompromisedKeys.load(file));
        loaded = new Loaded(seen, policy);
        return Objects.requireNonNull(loaded).policy();
    }
}
