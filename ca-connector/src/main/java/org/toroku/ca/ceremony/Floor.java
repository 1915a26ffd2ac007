package org.toroku.ca.ceremony;

/** Where the persons of a ceremony act: one console, before which they step one after another. */
public interface Floor {
    /** All may see it. */
    void show(String text);

    /** Asks all; what is typed shows. */
    String ask(String prompt);

    /** Asks one person; what is typed does not show. The caller wipes it. */
    char[] secret(String prompt);

    /** Shows {@code text} to one person alone, until that person says that it is written down. */
    void reveal(String prompt, String text);

    /** Nobody is there any more; the ceremony goes on another time. */
    final class DesertedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DesertedException() {
            super("入力が終わりました / nobody answers any more");
        }
    }
}
