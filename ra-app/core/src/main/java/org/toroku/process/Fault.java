package org.toroku.process;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Describes an exception by types and places only: its message may quote what an applicant wrote. */
final class Fault {
    private static final int DEEPEST = 5;

    private Fault() {}

    static String describe(Throwable thrown) {
        StringJoiner chain = new StringJoiner(" <- ");
        int depth = 0;
        for (@Nullable Throwable each = thrown; each != null && depth < DEEPEST; each = each.getCause()) {
            StackTraceElement[] stack = each.getStackTrace();
            String place = stack.length == 0 ? "" : " at " + stack[0];
            chain.add(each.getClass().getName() + place + ours(stack));
            depth++;
        }
        return chain.toString();
    }

    private static String ours(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith("org.toroku.")) {
                return " via " + frame;
            }
        }
        return "";
    }
}
