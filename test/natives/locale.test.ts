import t from 'tap';
import { parseLocale } from '../../src/natives/posix/locale.js';

t.test('names of locales', async (t) => {
  t.match(parseLocale('de_AT.UTF-8'), {
    language: 'de',
    country: 'AT',
    script: undefined,
    variant: undefined,
  });
  t.match(parseLocale('C.UTF-8'), { language: 'en', country: undefined });
  t.match(parseLocale('sr_RS@latin'), { language: 'sr', country: 'RS', script: 'Latn' });
  t.match(parseLocale('sr_RS.UTF-8@Cyrl'), { language: 'sr', country: 'RS', script: 'Cyrl' });
  t.match(parseLocale('no_NO@nynorsk'), { language: 'no', country: 'NO', variant: 'NY' });
  t.match(parseLocale('de_DE@euro'), { language: 'de', country: 'DE', variant: undefined });
  t.match(parseLocale('he_IL'), { language: 'iw', country: 'IL' });
  t.match(parseLocale('eo'), { language: 'eo', country: undefined });
});
