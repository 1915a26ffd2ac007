package org.toroku.testkit.pkcs11;

import java.util.List;

/** The functions of PKCS#11 v2.40 in the order of CK_FUNCTION_LIST, which is the order of their control records. */
final class ShimFunctions {

    /** Stands for any function that reaches the token. */
    static final String ANY = "*";

    static final List<String> NAMES = List.of(
            "C_Initialize",
            "C_Finalize",
            "C_GetInfo",
            "C_GetFunctionList",
            "C_GetSlotList",
            "C_GetSlotInfo",
            "C_GetTokenInfo",
            "C_GetMechanismList",
            "C_GetMechanismInfo",
            "C_InitToken",
            "C_InitPIN",
            "C_SetPIN",
            "C_OpenSession",
            "C_CloseSession",
            "C_CloseAllSessions",
            "C_GetSessionInfo",
            "C_GetOperationState",
            "C_SetOperationState",
            "C_Login",
            "C_Logout",
            "C_CreateObject",
            "C_CopyObject",
            "C_DestroyObject",
            "C_GetObjectSize",
            "C_GetAttributeValue",
            "C_SetAttributeValue",
            "C_FindObjectsInit",
            "C_FindObjects",
            "C_FindObjectsFinal",
            "C_EncryptInit",
            "C_Encrypt",
            "C_EncryptUpdate",
            "C_EncryptFinal",
            "C_DecryptInit",
            "C_Decrypt",
            "C_DecryptUpdate",
            "C_DecryptFinal",
            "C_DigestInit",
            "C_Digest",
            "C_DigestUpdate",
            "C_DigestKey",
            "C_DigestFinal",
            "C_SignInit",
            "C_Sign",
            "C_SignUpdate",
            "C_SignFinal",
            "C_SignRecoverInit",
            "C_SignRecover",
            "C_VerifyInit",
            "C_Verify",
            "C_VerifyUpdate",
            "C_VerifyFinal",
            "C_VerifyRecoverInit",
            "C_VerifyRecover",
            "C_DigestEncryptUpdate",
            "C_DecryptDigestUpdate",
            "C_SignEncryptUpdate",
            "C_DecryptVerifyUpdate",
            "C_GenerateKey",
            "C_GenerateKeyPair",
            "C_WrapKey",
            "C_UnwrapKey",
            "C_DeriveKey",
            "C_SeedRandom",
            "C_GenerateRandom",
            "C_GetFunctionStatus",
            "C_CancelFunction",
            "C_WaitForSlotEvent");

    private ShimFunctions() {}

    static int indexOf(String function) {
        int index = function.equals(ANY) ? NAMES.size() : NAMES.indexOf(function);
        if (index < 0) {
            throw new IllegalArgumentException("PKCS#11 v2.40 has no function " + function);
        }
        return index;
    }
}
