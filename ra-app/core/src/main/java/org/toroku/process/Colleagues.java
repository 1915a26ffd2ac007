package org.toroku.process;

import java.util.List;

/** Who may be given work; the register of officers is another module's. */
public interface Colleagues {
    /** Usernames of officers who hold a group at this moment, in order. */
    List<String> holding(String group);
}
