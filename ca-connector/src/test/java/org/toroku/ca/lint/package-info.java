/** Tests of the lint rules, each against a certificate that breaks it. */
@NullMarked
package org.toroku.ca.lint;

import org.jspecify.annotations.NullMarked;
