/** Rules that a certificate must satisfy before and after it is signed, one class per rule. */
@NullMarked
package org.toroku.ca.lint;

import org.jspecify.annotations.NullMarked;
