import { describe, expect, it } from 'vitest';
import { readWish } from './wish.ts';

describe('what the page may ask for', () => {
  it('a line to the backend, or a courier to a door; nothing else comes along', () => {
    const asked = { countinghouse: 'link', id: 1, link: 'backend', extra: 'x' };
    expect(readWish(asked)).toEqual({ id: 1, link: 'backend' });
    const door = 'ab'.repeat(16);
    expect(readWish({ countinghouse: 'link', id: 2, link: 'courier', door })).toEqual({
      id: 2,
      link: 'courier',
      door,
    });
  });

  it.each([
    [null],
    ['link'],
    [{}],
    [{ id: 1, link: 'backend' }],
    [{ countinghouse: 'port', id: 1, link: 'backend' }],
    [{ countinghouse: 'link', id: '1', link: 'backend' }],
    [{ countinghouse: 'link', id: 1, link: 'signer' }],
    [{ countinghouse: 'link', id: 1, link: 'courier', door: 7 }],
  ])('not by %j', (data) => expect(readWish(data)).toBeNull());
});
