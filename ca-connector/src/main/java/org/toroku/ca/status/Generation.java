package org.toroku.ca.status;

import java.nio.file.Path;

/** A publication that was opened: its list and its answers, which never change. */
record Generation(Manifest manifest, Path list, AnswerStack answers) {}
