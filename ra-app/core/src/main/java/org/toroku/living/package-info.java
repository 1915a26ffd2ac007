/** Asks, where the holder consented, whether what a certificate was issued upon still holds, and has people judge what ended. */
@NullMarked
package org.toroku.living;

import org.jspecify.annotations.NullMarked;
