package org.toroku.intake.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/** Reads names of constants that may have been made up. */
final class Named {
    private static final String NONE = "-";

    private Named() {}

    static <E extends Enum<E>> E read(DataInputStream frame, Class<E> type) throws IOException {
        return optional(frame, type).orElseThrow(() -> new InvalidAnswer("an unknown code"));
    }

    static <E extends Enum<E>> Optional<E> optional(DataInputStream frame, Class<E> type) throws IOException {
        String name = frame.readUTF();
        if (name.equals(NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(type, name));
        } catch (IllegalArgumentException e) {
            throw new InvalidAnswer("an unknown code");
        }
    }

    static String of(Optional<? extends Enum<?>> constant) {
        return constant.map(Enum::name).orElse(NONE);
    }
}
