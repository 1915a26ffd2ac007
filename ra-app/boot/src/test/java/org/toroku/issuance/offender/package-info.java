/** A class that makes an order without a decision. */
@NullMarked
package org.toroku.issuance.offender;

import org.jspecify.annotations.NullMarked;
