/** Publishes the status of certificates: list and answers of one moment, switched together. */
@NullMarked
package org.toroku.ca.status;

import org.jspecify.annotations.NullMarked;
