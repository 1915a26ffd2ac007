/** The counter where applicants are served: one face of enrolment and issuance for portal and REST. */
@NullMarked
package org.toroku.counter;

import org.jspecify.annotations.NullMarked;
