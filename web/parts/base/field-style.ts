// The look of fields: what is chosen from, typed and slid. For parts that have some.
import { css } from 'lit';

export const fields = css`
  select, input[type='number'], input[type='text'] {
    font: inherit;
    font-variant-numeric: inherit;
    color: var(--_ink);
    background: var(--_panel);
    border: 1px solid var(--_line);
    border-radius: 8px;
    min-height: 36px;
    padding: 0 11px;
  }
  select:hover { border-color: var(--_soft); }
  select {
    appearance: none;
    padding-right: 28px;
    background-image: linear-gradient(45deg, transparent 50%, var(--_soft) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_soft) 50%);
    background-position: right 15px center, right 10px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 36px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--_line); }
  input[type='range']::-moz-range-track { height: 4px; border-radius: 2px; background: var(--_line); }
  input[type='range']::-webkit-slider-thumb {
    appearance: none; width: 18px; height: 18px; margin-top: -7px; border: 0; border-radius: 50%; background: var(--_ink);
  }
  input[type='range']::-moz-range-thumb { width: 18px; height: 18px; border: 0; border-radius: 50%; background: var(--_ink); }
  @media (pointer: coarse), (max-width: 640px) {
    select, input[type='number'], input[type='text'] { min-height: 44px; }
    input[type='range'] { height: 44px; }
  }
`;
