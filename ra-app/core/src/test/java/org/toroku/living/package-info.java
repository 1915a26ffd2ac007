/** What is asked while a certificate is valid, and what follows. */
@NullMarked
package org.toroku.living;

import org.jspecify.annotations.NullMarked;
