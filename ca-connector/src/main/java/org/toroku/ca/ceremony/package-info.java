/** Key ceremonies: the demonstration's, which lets the default run sign, and real ones by several persons. */
@NullMarked
package org.toroku.ca.ceremony;

import org.jspecify.annotations.NullMarked;
