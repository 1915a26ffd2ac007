/** Classes that break rules of the domain, to show that the rules bite. */
@NullMarked
package org.toroku.enrolment.offender;

import org.jspecify.annotations.NullMarked;
