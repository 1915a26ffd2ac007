/** The adapter to EJBCA beside a CA that speaks as its description says; never beside a running EJBCA. */
@NullMarked
package org.toroku.ca.ejbca;

import org.jspecify.annotations.NullMarked;
