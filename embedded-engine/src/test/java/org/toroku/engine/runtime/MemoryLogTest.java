package org.toroku.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.DirectBufferWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryLogTest {

    private final MemoryLog log = new MemoryLog();

    @BeforeEach
    void writeThreeBlocks() {
        append(1, 4, "one");
        append(5, 5, "two");
        append(6, 9, "three");
    }

    @Test
    void readsAllBlocksInOrder() {
        assertThat(rest(log.newReader())).containsExactly("one", "two", "three");
        assertThat(log.lastPosition()).isEqualTo(9);
    }

    @Test
    void seeksToTheBlockThatHoldsThePosition() {
        LogStorageReader reader = log.newReader();
        reader.seek(5);
        assertThat(rest(reader)).containsExactly("two", "three");
        reader.seek(7);
        assertThat(rest(reader)).containsExactly("three");
        reader.seek(10);
        assertThat(rest(reader)).isEmpty();
        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void letsGoOfBlocksThatAreWhollyOlder() {
        LogStorageReader early = log.newReader();
        log.trimBefore(5);
        assertThat(rest(log.newReader())).containsExactly("two", "three");
        assertThat(log.retainedBytes()).isEqualTo("two".length() + "three".length());
        // One who already stands on the log reads on undisturbed.
        assertThat(rest(early)).containsExactly("one", "two", "three");
    }

    @Test
    void alwaysKeepsTheNewestBlock() {
        log.trimBefore(Long.MAX_VALUE);
        assertThat(rest(log.newReader())).containsExactly("three");
        append(10, 10, "four");
        assertThat(rest(log.newReader())).containsExactly("three", "four");
    }

    private void append(long lowest, long highest, String text) {
        DirectBufferWriter writer = new DirectBufferWriter();
        writer.wrap(new UnsafeBuffer(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        log.append(lowest, highest, writer, new LogStorage.AppendListener() {});
    }

    private static List<String> rest(LogStorageReader reader) {
        List<String> texts = new ArrayList<>();
        while (reader.hasNext()) {
            var block = reader.next();
            texts.add(block.getStringWithoutLengthAscii(0, block.capacity()));
        }
        return texts;
    }
}
