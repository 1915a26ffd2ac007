/** The adapter to an EJBCA that is asked over its REST API. */
@NullMarked
package org.toroku.ca.ejbca;

import org.jspecify.annotations.NullMarked;
