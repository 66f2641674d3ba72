/** Pieces of so many characters at most, as models write them. */
const PIECE = /\s*\S{1,5}|\s+$/g;

const section = (number: number) => `## ${number}. How the pump was set up

The outdoor unit stands **${2 + (number % 5)} m from the wall** and runs at *low speed* at night. Its guide is [on the product page](https://example.com/pumps/${number}), and error \`E${100 + number}\` is explained there too.

- Flow temperature: 35 °C on mild days, at most 55 °C
- Sound at three metres: **${28 + (number % 9)} dB(A)**
- Service: every two years, see [the plan](https://example.com/service)

| Month | Heat in kWh | Power in kWh | Ratio |
|---|---|---|---|
| January | 1,${200 + number} | 392 | 3.1 |
| April | 640 | 160 | 4.0 |

1. Open the app and choose **Heating**.
2. Press *Adjust the curve* and wait for the tone.

\`\`\`json
{ "zone": ${number}, "curve": 0.6, "night": { "from": "22:00", "to": "06:00" } }
\`\`\`

> Radiators that stay cold need to be bled first.

`;

/** An answer in Markdown of so many tokens: headings, lists, tables, code and links, no section like another. */
export function markdownTokens(count: number): readonly string[] {
  const tokens: string[] = [];
  for (let number = 1; tokens.length < count; number += 1) tokens.push(...(section(number).match(PIECE) ?? []));
  return tokens.slice(0, count);
}
