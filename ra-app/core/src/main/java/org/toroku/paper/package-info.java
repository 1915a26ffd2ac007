/** The paper route: documents that arrive by post, what is read from them, and the people who compare them. */
@NullMarked
package org.toroku.paper;

import org.jspecify.annotations.NullMarked;
