import type { RecordId } from '../../shared/model/id.ts';
/** 128 fresh bits, for records that other commands of the same step point to. */
export declare function newRecordId(): RecordId;
