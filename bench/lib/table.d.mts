export declare function ofCeiling(share: number): string;
