/** Verifies who signed an application with a national identity card's signature certificate. */
@NullMarked
package org.toroku.pki.identity;

import org.jspecify.annotations.NullMarked;
