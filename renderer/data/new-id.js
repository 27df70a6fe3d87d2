/** 128 fresh bits, for records that other commands of the same step point to. */
export function newRecordId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
//# sourceMappingURL=new-id.js.map