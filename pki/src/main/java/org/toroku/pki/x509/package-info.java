/** Reads X.509 structures strictly and knows which issuers and algorithms are trusted. */
@NullMarked
package org.toroku.pki.x509;

import org.jspecify.annotations.NullMarked;
