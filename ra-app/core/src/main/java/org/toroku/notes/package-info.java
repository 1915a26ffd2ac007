/** What officers write to each other about a case; no decision rests on it. */
@NullMarked
package org.toroku.notes;

import org.jspecify.annotations.NullMarked;
