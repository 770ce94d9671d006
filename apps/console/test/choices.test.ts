import { changeChoices, formatChoices, parseChoices, type Choices } from '../src/url/choices.js';

const full: Choices = {
  customer: 'c 1/ä&?',
  placement: 'cart',
  viewing: 'p,1',
  cart: ['p,1', 'p=2'],
  product: 'p#3',
  missing: 'p 4',
};

describe('choices in the URL', () => {
  it('come back as they were, whatever characters the shop has in its ids', () => {
    expect(parseChoices(formatChoices(full))).toEqual(full);
  });

  it('leave the URL bare when nothing was chosen', () => {
    expect(formatChoices(parseChoices(''))).toBe('');
    expect(parseChoices('?customer=&cart=&utm_source=chat')).toEqual(parseChoices(''));
  });

  it('hold a cart product once', () => {
    expect(parseChoices('?cart=a&cart=b&cart=a').cart).toEqual(['a', 'b']);
  });

  it('close the open offer when the situation changes, and only then', () => {
    expect(changeChoices(full, { customer: null }).product).toBeNull();
    expect(changeChoices(full, { product: 'p4' })).toEqual({ ...full, product: 'p4' });
  });
});
