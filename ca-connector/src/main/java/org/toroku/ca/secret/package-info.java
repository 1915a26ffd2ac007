/** What is asked of files in which an operator keeps a secret, whoever reads them. */
@NullMarked
package org.toroku.ca.secret;

import org.jspecify.annotations.NullMarked;
