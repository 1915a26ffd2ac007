/** The issuance order: the one document that makes the CA sign, in canonical form. */
@NullMarked
package org.toroku.ca.order;

import org.jspecify.annotations.NullMarked;
