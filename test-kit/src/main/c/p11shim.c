/*
 * A PKCS#11 v2.40 module that stands in front of another one: it forwards every call, counts it, and adds latency or
 * faults on demand. Test equipment; org.toroku.testkit.pkcs11.Pkcs11Shim compiles and controls it.
 *
 * Where things are (environment variables cannot be set inside a running JVM, hence the file beside the library):
 *   <this library>.conf   lines "target=<module to forward to>", "control=<control file>" and
 *                         "env.NAME=VALUE", which is put into the environment before the target is loaded;
 *                         without them TOROKU_SHIM_TARGET and TOROKU_SHIM_CONTROL in the environment.
 *
 * Control file: 65536 bytes, mapped by this library and by whoever controls it, in one process or several. All fields
 * are 64-bit integers of the machine's byte order, read and written atomically. "Times" fields: n > 0 the next n
 * calls, -1 every call, 0 none. Write the times last: they arm the fault.
 *
 *   offset  header
 *        0  magic "TOROKUP1"
 *        8  latency of every call, ns
 *       16  lose reply: times C_Sign or C_SignFinal signs and then reports CKR_DEVICE_ERROR
 *       24  flip bit: times one bit of the signature is flipped
 *       32  session limit of one process, 0 none
 *       40  sessions now open in the process that opened or closed one last (written by the shim)
 *       48  session epoch: raising it kills all sessions opened before, and with them the login
 *       56  release epoch: raising it ends hanging calls
 *       64  PIN tries before CKR_PIN_LOCKED, 0 as the target does
 *       72  wrong PINs since the last right one (written by the shim)
 *
 *      256  one record of 64 bytes for each function, in the order of CK_FUNCTION_LIST, then one for "any function"
 *       +0  calls (written by the shim)
 *       +8  return code to inject      +16  times
 *      +24  hang, ns                   +32  times
 *      +40  further latency, ns        +48  return codes injected (written by the shim)
 *
 *     8192  256 records of 192 bytes for keys that C_SignInit has named (written by the shim)
 *       +0  1 if used                  +8   object handle seen last
 *      +16  signing calls: C_Sign, C_SignUpdate, C_SignFinal
 *      +24  signatures the target made, also where the reply was lost
 *      +32  length of CKA_ID           +40  CKA_ID, at most 64 bytes
 *     +104  length of CKA_LABEL        +112 CKA_LABEL, at most 80 bytes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

typedef unsigned long ulong_t;
typedef unsigned char byte_t;
typedef ulong_t rv_t;

#define CKR_OK 0x00UL
#define CKR_GENERAL_ERROR 0x05UL
#define CKR_ARGUMENTS_BAD 0x07UL
#define CKR_DEVICE_ERROR 0x30UL
#define CKR_PIN_INCORRECT 0xA0UL
#define CKR_PIN_LOCKED 0xA4UL
#define CKR_SESSION_COUNT 0xB1UL
#define CKR_SESSION_HANDLE_INVALID 0xB3UL
#define CKR_BUFFER_TOO_SMALL 0x150UL
#define CKR_CRYPTOKI_ALREADY_INITIALIZED 0x191UL
#define CKA_LABEL 0x03UL
#define CKA_ID 0x102UL

typedef struct { ulong_t type; void *value; ulong_t length; } attribute_t;

/* H: written by hand below. P: forwarded. S: forwarded, the first argument is a session. */
#define FUNCTIONS(H, P, S) \
  H(C_Initialize) \
  H(C_Finalize) \
  P(C_GetInfo, (void *a), (a)) \
  H(C_GetFunctionList) \
  P(C_GetSlotList, (byte_t a, ulong_t *b, ulong_t *c), (a, b, c)) \
  P(C_GetSlotInfo, (ulong_t a, void *b), (a, b)) \
  P(C_GetTokenInfo, (ulong_t a, void *b), (a, b)) \
  P(C_GetMechanismList, (ulong_t a, ulong_t *b, ulong_t *c), (a, b, c)) \
  P(C_GetMechanismInfo, (ulong_t a, ulong_t b, void *c), (a, b, c)) \
  P(C_InitToken, (ulong_t a, byte_t *b, ulong_t c, byte_t *d), (a, b, c, d)) \
  S(C_InitPIN, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_SetPIN, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t e), (s, b, c, d, e)) \
  H(C_OpenSession) \
  H(C_CloseSession) \
  H(C_CloseAllSessions) \
  S(C_GetSessionInfo, (ulong_t s, void *b), (s, b)) \
  S(C_GetOperationState, (ulong_t s, byte_t *b, ulong_t *c), (s, b, c)) \
  S(C_SetOperationState, (ulong_t s, byte_t *b, ulong_t c, ulong_t d, ulong_t e), (s, b, c, d, e)) \
  H(C_Login) \
  S(C_Logout, (ulong_t s), (s)) \
  S(C_CreateObject, (ulong_t s, attribute_t *b, ulong_t c, ulong_t *d), (s, b, c, d)) \
  S(C_CopyObject, (ulong_t s, ulong_t b, attribute_t *c, ulong_t d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DestroyObject, (ulong_t s, ulong_t b), (s, b)) \
  S(C_GetObjectSize, (ulong_t s, ulong_t b, ulong_t *c), (s, b, c)) \
  S(C_GetAttributeValue, (ulong_t s, ulong_t b, attribute_t *c, ulong_t d), (s, b, c, d)) \
  S(C_SetAttributeValue, (ulong_t s, ulong_t b, attribute_t *c, ulong_t d), (s, b, c, d)) \
  S(C_FindObjectsInit, (ulong_t s, attribute_t *b, ulong_t c), (s, b, c)) \
  S(C_FindObjects, (ulong_t s, ulong_t *b, ulong_t c, ulong_t *d), (s, b, c, d)) \
  S(C_FindObjectsFinal, (ulong_t s), (s)) \
  S(C_EncryptInit, (ulong_t s, void *b, ulong_t c), (s, b, c)) \
  S(C_Encrypt, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_EncryptUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_EncryptFinal, (ulong_t s, byte_t *b, ulong_t *c), (s, b, c)) \
  S(C_DecryptInit, (ulong_t s, void *b, ulong_t c), (s, b, c)) \
  S(C_Decrypt, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DecryptUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DecryptFinal, (ulong_t s, byte_t *b, ulong_t *c), (s, b, c)) \
  S(C_DigestInit, (ulong_t s, void *b), (s, b)) \
  S(C_Digest, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DigestUpdate, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_DigestKey, (ulong_t s, ulong_t b), (s, b)) \
  S(C_DigestFinal, (ulong_t s, byte_t *b, ulong_t *c), (s, b, c)) \
  H(C_SignInit) \
  H(C_Sign) \
  H(C_SignUpdate) \
  H(C_SignFinal) \
  S(C_SignRecoverInit, (ulong_t s, void *b, ulong_t c), (s, b, c)) \
  S(C_SignRecover, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_VerifyInit, (ulong_t s, void *b, ulong_t c), (s, b, c)) \
  S(C_Verify, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t e), (s, b, c, d, e)) \
  S(C_VerifyUpdate, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_VerifyFinal, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_VerifyRecoverInit, (ulong_t s, void *b, ulong_t c), (s, b, c)) \
  S(C_VerifyRecover, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DigestEncryptUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DecryptDigestUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_SignEncryptUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_DecryptVerifyUpdate, (ulong_t s, byte_t *b, ulong_t c, byte_t *d, ulong_t *e), (s, b, c, d, e)) \
  S(C_GenerateKey, (ulong_t s, void *b, attribute_t *c, ulong_t d, ulong_t *e), (s, b, c, d, e)) \
  S(C_GenerateKeyPair, (ulong_t s, void *b, attribute_t *c, ulong_t d, attribute_t *e, ulong_t f, ulong_t *g, \
      ulong_t *h), (s, b, c, d, e, f, g, h)) \
  S(C_WrapKey, (ulong_t s, void *b, ulong_t c, ulong_t d, byte_t *e, ulong_t *f), (s, b, c, d, e, f)) \
  S(C_UnwrapKey, (ulong_t s, void *b, ulong_t c, byte_t *d, ulong_t e, attribute_t *f, ulong_t g, ulong_t *h), \
      (s, b, c, d, e, f, g, h)) \
  S(C_DeriveKey, (ulong_t s, void *b, ulong_t c, attribute_t *d, ulong_t e, ulong_t *f), (s, b, c, d, e, f)) \
  S(C_SeedRandom, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_GenerateRandom, (ulong_t s, byte_t *b, ulong_t c), (s, b, c)) \
  S(C_GetFunctionStatus, (ulong_t s), (s)) \
  S(C_CancelFunction, (ulong_t s), (s)) \
  P(C_WaitForSlotEvent, (ulong_t a, ulong_t *b, void *c), (a, b, c))

#define NUMBER_H(name) N_##name,
#define NUMBER(name, parameters, arguments) N_##name,
enum { FUNCTIONS(NUMBER_H, NUMBER, NUMBER) FUNCTION_COUNT };
_Static_assert(FUNCTION_COUNT == 68, "CK_FUNCTION_LIST of v2.40 has 68 entries");

typedef struct { byte_t major, minor; void *function[FUNCTION_COUNT]; } function_list_t;

typedef struct {
  uint64_t magic, latency;
  int64_t lose_reply, flip_bit;
  uint64_t session_limit, sessions_open, session_epoch, release_epoch, pin_tries, pin_failures;
} header_t;
typedef struct {
  uint64_t calls, fail_code;
  int64_t fail_times;
  uint64_t hang;
  int64_t hang_times;
  uint64_t latency, failed, reserved;
} function_t;
typedef struct {
  uint64_t used, handle, sign_calls, signatures, id_length;
  byte_t id[64];
  uint64_t label_length;
  byte_t label[80];
} key_t_;
#define CONTROL_SIZE 65536
#define FUNCTIONS_OFFSET 256
#define KEYS_OFFSET 8192
#define KEY_COUNT 256
_Static_assert(sizeof(function_t) == 64, "layout");
_Static_assert(sizeof(key_t_) == 192, "layout");
_Static_assert(KEYS_OFFSET + KEY_COUNT * sizeof(key_t_) <= CONTROL_SIZE, "layout");

static function_list_t *target;
static byte_t *control;
static int control_fd = -1;
static int initialised_by_us;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define HEADER ((header_t *) control)
#define FUNCTION(n) ((function_t *) (control + FUNCTIONS_OFFSET) + (n))
#define KEY(n) ((key_t_ *) (control + KEYS_OFFSET) + (n))
#define LOAD(field) __atomic_load_n(&(field), __ATOMIC_SEQ_CST)
#define ADD(field) __atomic_add_fetch(&(field), 1, __ATOMIC_SEQ_CST)

/* ---- start ---- */

static void setting(const char *line, const char *name, char *value, size_t size) {
  size_t length = strlen(name);
  if (strncmp(line, name, length) == 0 && line[length] == '=') {
    snprintf(value, size, "%s", line + length + 1);
    value[strcspn(value, "\r\n")] = 0;
  }
}

static void environment(char *line) {
  char *value = strchr(line, '=');
  if (strncmp(line, "env.", 4) != 0 || !value) return;
  *value++ = 0;
  value[strcspn(value, "\r\n")] = 0;
  setenv(line + 4, value, 1);
}

static void load(void) {
  char conf[4096] = "", module[4096] = "", path[4096] = "", line[4200];
  Dl_info self;
  if (dladdr((void *) load, &self) && self.dli_fname) {
    snprintf(conf, sizeof conf, "%s.conf", self.dli_fname);
    FILE *file = fopen(conf, "re");
    if (file) {
      while (fgets(line, sizeof line, file)) {
        setting(line, "target", module, sizeof module);
        setting(line, "control", path, sizeof path);
        environment(line);
      }
      fclose(file);
    }
  }
  if (!*module && getenv("TOROKU_SHIM_TARGET")) snprintf(module, sizeof module, "%s", getenv("TOROKU_SHIM_TARGET"));
  if (!*path && getenv("TOROKU_SHIM_CONTROL")) snprintf(path, sizeof path, "%s", getenv("TOROKU_SHIM_CONTROL"));

  control_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (control_fd < 0 || ftruncate(control_fd, CONTROL_SIZE) != 0) {
    fprintf(stderr, "p11shim: no control file %s: %s\n", path, strerror(errno));
    return;
  }
  void *mapped = mmap(NULL, CONTROL_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, control_fd, 0);
  if (mapped == MAP_FAILED) {
    fprintf(stderr, "p11shim: cannot map %s: %s\n", path, strerror(errno));
    return;
  }
  void *library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
  rv_t (*list)(function_list_t **) = library ? (rv_t (*)(function_list_t **)) dlsym(library, "C_GetFunctionList") : NULL;
  if (!list || list(&target) != CKR_OK) {
    fprintf(stderr, "p11shim: no PKCS#11 module at %s: %s\n", module, library ? "refused" : dlerror());
    target = NULL;
    return;
  }
  control = mapped;
  memcpy(control, "TOROKUP1", 8);
}

static int ready(void) {
  pthread_once(&once, load);
  return control != NULL && target != NULL;
}

/* ---- faults ---- */

static int take(int64_t *times) {
  int64_t left = LOAD(*times);
  while (left > 0) {
    if (__atomic_compare_exchange_n(times, &left, left - 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) return 1;
  }
  return left < 0;
}

static void pause_for(uint64_t ns) {
  static __thread int precise;
  if (ns == 0) return;
  if (!precise) {
    prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0); /* else the kernel adds 50 us to every pause */
    precise = 1;
  }
  struct timespec left = {(time_t) (ns / 1000000000UL), (long) (ns % 1000000000UL)};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) {}
}

/* In slices, so that raising the release epoch frees the caller. */
static void hang(uint64_t ns) {
  uint64_t epoch = LOAD(HEADER->release_epoch), slice = 5000000UL;
  while (ns > 0 && LOAD(HEADER->release_epoch) == epoch) {
    uint64_t now = ns < slice ? ns : slice;
    pause_for(now);
    ns -= now;
  }
}

static int injected(function_t *function, rv_t *rv) {
  if (take(&function->hang_times)) hang(LOAD(function->hang));
  if (!take(&function->fail_times)) return 0;
  *rv = (rv_t) LOAD(function->fail_code);
  ADD(function->failed);
  return 1;
}

/* Counts the call and adds its latency; returns what to report instead of calling the target, or CKR_OK. */
static rv_t before(unsigned n) {
  rv_t rv = CKR_OK;
  if (!ready()) return CKR_GENERAL_ERROR;
  function_t *function = FUNCTION(n);
  ADD(function->calls);
  pause_for(LOAD(HEADER->latency) + LOAD(function->latency));
  if (injected(function, &rv)) return rv;
  injected(FUNCTION(FUNCTION_COUNT), &rv);
  return rv;
}

/* ---- sessions ---- */

#define SESSION_SLOTS 8192
typedef struct { int used; ulong_t handle, slot; uint64_t epoch; int key; } session_t;
static session_t sessions[SESSION_SLOTS]; /* open addressing; 0 free, 1 used, 2 was used */

static session_t *find_session(ulong_t handle) {
  for (unsigned i = 0; i < SESSION_SLOTS; i++) {
    session_t *session = &sessions[(handle * 2654435761UL + i) % SESSION_SLOTS];
    if (session->used == 0) return NULL;
    if (session->used == 1 && session->handle == handle) return session;
  }
  return NULL;
}

static void add_session(ulong_t handle, ulong_t slot) {
  session_t *free_slot = find_session(handle);
  for (unsigned i = 0; !free_slot && i < SESSION_SLOTS; i++) {
    session_t *session = &sessions[(handle * 2654435761UL + i) % SESSION_SLOTS];
    if (session->used != 1) free_slot = session;
  }
  if (!free_slot) return;
  if (free_slot->used != 1) ADD(HEADER->sessions_open);
  *free_slot = (session_t){1, handle, slot, LOAD(HEADER->session_epoch), -1};
}

static unsigned open_sessions(void) {
  unsigned count = 0;
  for (unsigned i = 0; i < SESSION_SLOTS; i++) count += sessions[i].used == 1;
  return count;
}

static void remove_sessions(int all, ulong_t slot) {
  for (unsigned i = 0; i < SESSION_SLOTS; i++) {
    if (sessions[i].used == 1 && (all || sessions[i].slot == slot)) sessions[i].used = 2;
  }
  __atomic_store_n(&HEADER->sessions_open, open_sessions(), __ATOMIC_SEQ_CST);
}

/* A killed session is closed at the target too: with the last one the login is gone, as after a restart of an HSM. */
static rv_t alive(ulong_t handle) {
  rv_t rv = CKR_OK;
  uint64_t epoch = LOAD(HEADER->session_epoch);
  if (epoch == 0) return CKR_OK; /* nothing was ever killed: spare the lock */
  pthread_mutex_lock(&mutex);
  session_t *session = find_session(handle);
  if (session && session->epoch != epoch) {
    for (unsigned i = 0; i < SESSION_SLOTS; i++) {
      if (sessions[i].used == 1 && sessions[i].epoch != epoch) {
        ((rv_t (*)(ulong_t)) target->function[N_C_CloseSession])(sessions[i].handle);
        sessions[i].used = 2;
      }
    }
    __atomic_store_n(&HEADER->sessions_open, open_sessions(), __ATOMIC_SEQ_CST);
    rv = CKR_SESSION_HANDLE_INVALID;
  }
  pthread_mutex_unlock(&mutex);
  return rv;
}

/* ---- keys ---- */

#define CACHED_HANDLES 1024
static struct { ulong_t handle; int key; } cached[CACHED_HANDLES]; /* key + 1, 0 free */

static int same(const key_t_ *key, ulong_t handle, const attribute_t *id, const attribute_t *label) {
  if (id->length == 0 && label->length == 0) return key->handle == handle && !key->id_length && !key->label_length;
  return key->id_length == id->length && key->label_length == label->length
      && memcmp(key->id, id->value, id->length) == 0 && memcmp(key->label, label->value, label->length) == 0;
}

static void fetch(ulong_t session, ulong_t handle, attribute_t *attribute, ulong_t capacity) {
  rv_t rv = ((rv_t (*)(ulong_t, ulong_t, attribute_t *, ulong_t)) target->function[N_C_GetAttributeValue])(
      session, handle, attribute, 1);
  if (rv != CKR_OK || attribute->length > capacity) attribute->length = 0;
}

/* Under the mutex. The file lock keeps two processes from writing one record. */
static int key_of(ulong_t session, ulong_t handle) {
  unsigned place = (unsigned) (handle % CACHED_HANDLES);
  if (cached[place].key && cached[place].handle == handle) return cached[place].key - 1;
  byte_t id_bytes[64], label_bytes[80];
  attribute_t id = {CKA_ID, id_bytes, sizeof id_bytes}, label = {CKA_LABEL, label_bytes, sizeof label_bytes};
  fetch(session, handle, &id, sizeof id_bytes);
  fetch(session, handle, &label, sizeof label_bytes);
  int found = -1;
  flock(control_fd, LOCK_EX);
  for (int i = 0; i < KEY_COUNT && found < 0; i++) {
    key_t_ *key = KEY(i);
    if (!LOAD(key->used)) {
      memcpy(key->id, id.value, id.length);
      memcpy(key->label, label.value, label.length);
      key->id_length = id.length;
      key->label_length = label.length;
      key->handle = handle;
      __atomic_store_n(&key->used, 1, __ATOMIC_SEQ_CST);
      found = i;
    } else if (same(key, handle, &id, &label)) {
      __atomic_store_n(&key->handle, handle, __ATOMIC_SEQ_CST);
      found = i;
    }
  }
  flock(control_fd, LOCK_UN);
  if (found >= 0) {
    cached[place].handle = handle;
    cached[place].key = found + 1;
  }
  return found;
}

static key_t_ *signing_key(ulong_t handle) {
  pthread_mutex_lock(&mutex);
  session_t *session = find_session(handle);
  key_t_ *key = session && session->key >= 0 ? KEY(session->key) : NULL;
  pthread_mutex_unlock(&mutex);
  return key;
}

/* ---- functions ---- */

#define CALL(name, parameters, arguments) ((rv_t (*) parameters) target->function[N_##name]) arguments

#define SKIP(name)
#define FORWARD(name, parameters, arguments) \
  rv_t name parameters { \
    rv_t rv = before(N_##name); \
    return rv != CKR_OK ? rv : CALL(name, parameters, arguments); \
  }
#define FORWARD_SESSION(name, parameters, arguments) \
  rv_t name parameters { \
    rv_t rv = before(N_##name); \
    if (rv == CKR_OK) rv = alive(s); \
    return rv != CKR_OK ? rv : CALL(name, parameters, arguments); \
  }
#pragma GCC visibility push(default)
FUNCTIONS(SKIP, FORWARD, FORWARD_SESSION)

rv_t C_Initialize(void *a) {
  rv_t rv = before(N_C_Initialize);
  if (rv != CKR_OK) return rv;
  rv = CALL(C_Initialize, (void *), (a));
  pthread_mutex_lock(&mutex);
  if (rv == CKR_OK) initialised_by_us = 1;
  /* somebody else in this process uses the same target directly, or through a second shim */
  else if (rv == CKR_CRYPTOKI_ALREADY_INITIALIZED && !initialised_by_us) rv = CKR_OK;
  pthread_mutex_unlock(&mutex);
  return rv;
}

rv_t C_Finalize(void *a) {
  rv_t rv = before(N_C_Finalize);
  if (rv != CKR_OK) return rv;
  pthread_mutex_lock(&mutex);
  int forward = initialised_by_us;
  initialised_by_us = 0;
  remove_sessions(1, 0);
  memset(cached, 0, sizeof cached);
  pthread_mutex_unlock(&mutex);
  return forward ? CALL(C_Finalize, (void *), (a)) : CKR_OK;
}

rv_t C_OpenSession(ulong_t slot, ulong_t flags, void *application, void *notify, ulong_t *handle) {
  rv_t rv = before(N_C_OpenSession);
  if (rv != CKR_OK) return rv;
  uint64_t limit = LOAD(HEADER->session_limit);
  pthread_mutex_lock(&mutex);
  if (limit && open_sessions() >= limit) {
    rv = CKR_SESSION_COUNT;
  } else {
    rv = CALL(C_OpenSession, (ulong_t, ulong_t, void *, void *, ulong_t *), (slot, flags, application, notify, handle));
    if (rv == CKR_OK) add_session(*handle, slot);
  }
  pthread_mutex_unlock(&mutex);
  return rv;
}

rv_t C_CloseSession(ulong_t handle) {
  rv_t rv = before(N_C_CloseSession);
  if (rv == CKR_OK) rv = alive(handle);
  if (rv != CKR_OK) return rv;
  rv = CALL(C_CloseSession, (ulong_t), (handle));
  pthread_mutex_lock(&mutex);
  session_t *session = find_session(handle);
  if (session) {
    session->used = 2;
    __atomic_sub_fetch(&HEADER->sessions_open, 1, __ATOMIC_SEQ_CST);
  }
  pthread_mutex_unlock(&mutex);
  return rv;
}

rv_t C_CloseAllSessions(ulong_t slot) {
  rv_t rv = before(N_C_CloseAllSessions);
  if (rv != CKR_OK) return rv;
  rv = CALL(C_CloseAllSessions, (ulong_t), (slot));
  pthread_mutex_lock(&mutex);
  remove_sessions(0, slot);
  pthread_mutex_unlock(&mutex);
  return rv;
}

rv_t C_Login(ulong_t s, ulong_t user, byte_t *pin, ulong_t length) {
  rv_t rv = before(N_C_Login);
  if (rv == CKR_OK) rv = alive(s);
  uint64_t tries = rv == CKR_OK ? LOAD(HEADER->pin_tries) : 0;
  if (tries && LOAD(HEADER->pin_failures) >= tries) return CKR_PIN_LOCKED;
  if (rv == CKR_OK) {
    rv = CALL(C_Login, (ulong_t, ulong_t, byte_t *, ulong_t), (s, user, pin, length));
    if (rv == CKR_OK) __atomic_store_n(&HEADER->pin_failures, 0, __ATOMIC_SEQ_CST);
  }
  if (rv == CKR_PIN_INCORRECT && control) ADD(HEADER->pin_failures);
  return rv;
}

rv_t C_SignInit(ulong_t s, void *mechanism, ulong_t handle) {
  rv_t rv = before(N_C_SignInit);
  if (rv == CKR_OK) rv = alive(s);
  if (rv != CKR_OK) return rv;
  rv = CALL(C_SignInit, (ulong_t, void *, ulong_t), (s, mechanism, handle));
  if (rv == CKR_OK) {
    pthread_mutex_lock(&mutex);
    session_t *session = find_session(s);
    if (session) session->key = key_of(s, handle);
    pthread_mutex_unlock(&mutex);
  }
  return rv;
}

#define DO_SIGN(session, data, length, signature, size) \
  (final ? CALL(C_SignFinal, (ulong_t, byte_t *, ulong_t *), (session, signature, size)) \
         : CALL(C_Sign, (ulong_t, byte_t *, ulong_t, byte_t *, ulong_t *), (session, data, length, signature, size)))

static rv_t sign(int final, ulong_t s, byte_t *data, ulong_t length, byte_t *signature, ulong_t *size) {
  byte_t scratch[8192];
  ulong_t scratch_size = sizeof scratch;
  rv_t rv = before(final ? N_C_SignFinal : N_C_Sign);
  if (!control) return rv;
  key_t_ *key = signing_key(s);
  if (key) ADD(key->sign_calls);
  rv_t dead = alive(s);
  if (dead != CKR_OK) return rv != CKR_OK ? rv : dead;
  if (rv != CKR_OK) {
    /* A failed C_Sign ends the operation (v2.40, section 5.11); the target has to be brought to that state. */
    if (signature) (void) DO_SIGN(s, data, length, scratch, &scratch_size);
    return rv;
  }
  ulong_t capacity = size ? *size : 0;
  rv = DO_SIGN(s, data, length, signature, size);
  if (rv != CKR_OK || !signature) return rv;
  if (key) ADD(key->signatures);
  if (take(&HEADER->lose_reply)) {
    memset(signature, 0, capacity < *size ? capacity : *size);
    return CKR_DEVICE_ERROR;
  }
  if (take(&HEADER->flip_bit)) signature[*size / 2] ^= 1;
  return CKR_OK;
}

rv_t C_Sign(ulong_t s, byte_t *data, ulong_t length, byte_t *signature, ulong_t *size) {
  return sign(0, s, data, length, signature, size);
}

rv_t C_SignFinal(ulong_t s, byte_t *signature, ulong_t *size) {
  return sign(1, s, NULL, 0, signature, size);
}

rv_t C_SignUpdate(ulong_t s, byte_t *data, ulong_t length) {
  rv_t rv = before(N_C_SignUpdate);
  if (!control) return rv;
  key_t_ *key = signing_key(s);
  if (key) ADD(key->sign_calls);
  if (rv == CKR_OK) rv = alive(s);
  return rv != CKR_OK ? rv : CALL(C_SignUpdate, (ulong_t, byte_t *, ulong_t), (s, data, length));
}

rv_t C_GetFunctionList(function_list_t **list);

#define ENTRY_H(name) (void *) name,
#define ENTRY(name, parameters, arguments) (void *) name,
static function_list_t functions = {2, 40, {FUNCTIONS(ENTRY_H, ENTRY, ENTRY)}};

rv_t C_GetFunctionList(function_list_t **list) {
  if (!list) return CKR_ARGUMENTS_BAD;
  if (!ready()) return CKR_GENERAL_ERROR;
  ADD(FUNCTION(N_C_GetFunctionList)->calls);
  *list = &functions;
  return CKR_OK;
}
#pragma GCC visibility pop
