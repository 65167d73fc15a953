/** Reed–Solomon over GF(256) with the polynomial of QR codes (ISO/IEC 18004). */
const POLYNOMIAL = 0x11d;

const exponents = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  exponents[power] = value;
  exponents[power + 255] = value;
  logarithms[value] = power;
  value <<= 1;
  if (value > 255) value ^= POLYNOMIAL;
}

function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0;
}

function generator(degree: number): number[] {
  let coefficients = [1];
  for (let power = 0; power < degree; power++) {
    const next = [...coefficients, 0];
    coefficients.forEach((coefficient, i) => {
      next[i + 1] = (next[i + 1] ?? 0) ^ multiply(coefficient, exponents[power] ?? 0);
    });
    coefficients = next;
  }
  return coefficients;
}

/** The `length` check bytes of one block. */
export function checkBytes(block: Uint8Array, length: number): Uint8Array {
  const divisor = generator(length);
  const rest = new Uint8Array(block.length + length);
  rest.set(block);
  for (let i = 0; i < block.length; i++) {
    const factor = rest[i] ?? 0;
    divisor.forEach((coefficient, j) => {
      rest[i + j] = (rest[i + j] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return rest.slice(block.length);
}
