/** Receipts of certificates: signed by who received them, or confirmed without a signature, as officers see them. */
@NullMarked
package org.toroku.receipt;

import org.jspecify.annotations.NullMarked;
