/** Services that apply for their users over the API: credentials, quotas, and what they called. */
@NullMarked
package org.toroku.partner;

import org.jspecify.annotations.NullMarked;
