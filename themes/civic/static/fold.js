// How texts are compared, for the scripts of the search and of the page that finds an area; src/text/fold.rs does the same,
// and its tests hold these tables to its own.
'use strict';
const APOSTROPHES = '\\u0027\\u0060\\u00b4\\u02b9\\u02bb-\\u02bf\\u02c8\\u02ca-\\u02cb\\u055a\\u05f3\\u1fbd\\u1fbf\\u1fef\\u1ffd-\\u1ffe\\u2018-\\u201b\\u2032\\u2035\\ua78b-\\ua78c\\uff07\\uff40';
const INVISIBLE = '\\u00ad\\u034f\\u061c\\u0640\\u115f-\\u1160\\u17b4-\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';
const MARKS = '\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1-\\u05c2\\u05c4-\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7-\\u06e8\\u06ea-\\u06ed\\u0711\\u0730-\\u074a\\u0898-\\u089f\\u08ca-\\u08e1\\u08e3-\\u08ff\\u0951-\\u0954\\u135d-\\u135f\\u1ab0-\\u1ace\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe20-\\ufe2f';
const ZEROS = '٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐';
const PLAIN = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ς: 'σ', ى: 'ي', ی: 'ي', ک: 'ك' };

const silent = new RegExp(`[${APOSTROPHES}${INVISIBLE}${MARKS}]`, 'gu');
const special = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const digits = new RegExp(`[${[...ZEROS].map(zero => `${zero}-${String.fromCharCode(zero.charCodeAt(0) + 9)}`).join('')}]`, 'gu');
const digit = letter => letter.charCodeAt(0) - [...ZEROS].map(zero => zero.charCodeAt(0)).find(zero => zero <= letter.charCodeAt(0) && letter.charCodeAt(0) < zero + 10);

/** A text without case, accents, apostrophes and what no reader sees. */
const fold = text => text.replace(silent, '').normalize('NFKD').replace(silent, '').toLowerCase()
  .replace(special, letter => PLAIN[letter]).replace(digits, digit).normalize('NFC');

/** Whether one letter more, less, other or in its neighbor's place makes a word of another. */
function isNear(a, b) {
  let from = 0, end = 0;
  while (from < a.length && a[from] === b[from]) from++;
  while (end < Math.min(a.length, b.length) - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const x = a.slice(from, a.length - end), y = b.slice(from, b.length - end);
  return x.length + y.length <= 1 || (x.length === 1 && y.length === 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}
