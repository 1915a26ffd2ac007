/** Applications for certificates: what the applicant stated, was shown, signed and handed in. */
@NullMarked
package org.toroku.enrolment;

import org.jspecify.annotations.NullMarked;
