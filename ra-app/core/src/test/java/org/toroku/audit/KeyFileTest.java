package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of MACs and digests are nobody's but their owner's (ASVS 13.3.2). */
class KeyFileTest {
    private final Path folder;

    KeyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path key(String mode) throws IOException {
        Path file = Files.write(folder.resolve("key"), new byte[32]);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rw-r-----",
                "r--r--r--",
                "rw-r--r--",
                "r-xr-----",
                "rw----r--",
                "rw--w----",
                "rwx------",
                "rw-rw-rw-"
            })
    void aKeyThatOthersMayUseIsRefused(String mode) throws IOException {
        Path key = key(mode);

        assertThatThrownBy(() -> KeyFile.read(key, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key.toString())
                .hasMessageContaining("0600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aKeyOfItsOwnerAloneIsRead(String mode) throws IOException {
        assertThat(KeyFile.read(key(mode), false)).hasSize(32);
    }

    /** As orchestrators mount secrets: root's, with the group of the process, and nobody may write. */
    @Test
    void aKeyThatAGroupOfThisProcessMayReadAndNobodyWriteIsRead() throws IOException {
        assertThat(KeyFile.read(key("r--r-----"), false)).hasSize(32);
    }

    /** Needs the right to give files away. */
    @Test
    void aKeyOfAnotherGroupIsRefused() throws IOException {
        Path key = key("r--r-----");
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(key, "unix:uid")));
        Files.setAttribute(key, "unix:gid", 54321);

        assertThatThrownBy(() -> KeyFile.read(key, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0440");
    }

    @Test
    void aKeyThatIsMadeIsItsOwnersAlone() throws IOException {
        Path made = folder.resolve("new").resolve("key");

        byte[] first = KeyFile.read(made, true);

        assertThat(KeyFile.read(made, false)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
    }
}
