package org.toroku.process;

import java.util.List;

/** How an officer likes the inbox: named filters of their own, seen by nobody else. */
public interface SavedViews {
    int MOST = 30;
    int LONGEST_NAME = 40;

    /** In the order of their names. */
    List<View> of(String officer);

    /** Keeps a view under its name, in the place of one that has the name already. */
    Saving save(String officer, View view);

    void remove(String officer, String name);

    /** @param filter its page and officer mean nothing here */
    record View(String name, Inbox.Filter filter) {}

    enum Saving {
        SAVED,
        /** No name, or one of more than {@value #LONGEST_NAME} characters. */
        BAD_NAME,
        /** {@value #MOST} are there. */
        TOO_MANY
    }
}
