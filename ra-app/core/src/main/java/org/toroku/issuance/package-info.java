/** Has approved requests signed by the CA, hands certificates over and settles subscriber keys. */
@NullMarked
package org.toroku.issuance;

import org.jspecify.annotations.NullMarked;
