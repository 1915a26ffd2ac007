/** Who the applicant is: verification of the card's signature and its status, with the evidence kept. */
@NullMarked
package org.toroku.identity;

import org.jspecify.annotations.NullMarked;
