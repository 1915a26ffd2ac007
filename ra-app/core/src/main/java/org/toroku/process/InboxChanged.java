package org.toroku.process;

/** Spring application event after a commit: something in the inbox changed; carries no data on purpose. */
public record InboxChanged() {}
