/**
 * What marks a group as telling of something that is nobody's business: health, body, religion, ethnicity and origin,
 * politics, unions, sexuality, pregnancy and family troubles, money troubles, convictions, addiction; in English and
 * German. Short words count at the start of a word, long ones anywhere in it, for the sake of German compounds. A word
 * too many costs little: the group is then called "shoppers like you".
 */
const SENSITIVE_WORDS: readonly string[] = [
  // health and body
  ...[
    'health',
    'medic',
    'patient',
    'disease',
    'illness',
    'diabet',
    'cancer',
    'hiv',
    'disab',
    'handicap',
    'mental',
  ],
  ...[
    'depress',
    'anxiety',
    'therap',
    'obes',
    'overweight',
    'diet',
    'allerg',
    'incontinen',
    'menopaus',
    'genetic',
  ],
  ...['gesund', 'krank', 'behinder', 'schwerhorig', 'ubergewicht', 'pflegebedurf', 'krebs', 'psych'],
  // pregnancy and family
  ...[
    'pregnan',
    'matern',
    'fertil',
    'abortion',
    'contracept',
    'expecting',
    'newborn',
    'divorc',
    'widow',
    'bereave',
  ],
  ...[
    'schwanger',
    'mutterschaft',
    'fruchtbar',
    'verhutung',
    'geschieden',
    'scheidung',
    'verwitwet',
    'trauer',
  ],
  // religion, ethnicity, origin
  ...[
    'religio',
    'christian',
    'cathol',
    'protestant',
    'muslim',
    'islam',
    'halal',
    'jew',
    'kosher',
    'hindu',
    'buddh',
  ],
  ...[
    'atheis',
    'church',
    'mosque',
    'faith',
    'ethnic',
    'racial',
    'race',
    'nationality',
    'migrant',
    'refugee',
    'asylum',
  ],
  ...[
    'hispanic',
    'latino',
    'black',
    'asian',
    'roma',
    'christlich',
    'kathol',
    'evangel',
    'jud',
    'kirche',
    'moschee',
  ],
  ...['glaube', 'ethni', 'herkunft', 'fluchtling', 'staatsangehor', 'hautfarbe'],
  // politics and unions
  ...[
    'politic',
    'voter',
    'democrat',
    'republican',
    'conservativ',
    'left-wing',
    'right-wing',
    'union',
    'politik',
  ],
  ...['politisch', 'wahler', 'partei', 'gewerkschaft', 'betriebsrat'],
  // sexuality
  ...[
    'sexual',
    'sex',
    'gay',
    'lesbian',
    'bisex',
    'queer',
    'lgbt',
    'transgender',
    'homosex',
    'schwul',
    'lesb',
  ],
  // money, law, addiction
  ...[
    'debt',
    'insolven',
    'bankrupt',
    'overdue',
    'arrears',
    'low income',
    'low-income',
    'poverty',
    'unemploy',
    'welfare',
  ],
  ...[
    'credit',
    'income',
    'convict',
    'criminal',
    'prison',
    'addict',
    'alcohol',
    'gambl',
    'schuld',
    'arbeitslos',
  ],
  ...['burgergeld', 'sozialhilfe', 'einkommen', 'bonitat', 'vorbestraft', 'sucht', 'alkohol', 'glucksspiel'],
];
const ANYWHERE_FROM = 6;

/** Does a name or id tell of something sensitive? */
export function isSensitive(text: string, ownWords: readonly string[] = []): boolean {
  const plain = withoutAccents(text);
  const tells = (word: string): boolean => occurs(plain, word);
  return SENSITIVE_WORDS.some(tells) || ownWords.some((word) => tells(withoutAccents(word)));
}

const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function occurs(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (word.length >= ANYWHERE_FROM || at === 0 || !/\p{L}/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
