/** Officers, their roles, the responsible officer in force and the switches they hold. */
@NullMarked
package org.toroku.officers;

import org.jspecify.annotations.NullMarked;
