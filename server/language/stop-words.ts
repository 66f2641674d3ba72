import type { Locale } from "@parley/protocol";
import { words } from "./words.ts";

/** Words that say nothing about the subject of a question: articles, pronouns, auxiliaries, politeness, and what opens a question. */
const LISTS: Record<Locale, string> = {
  en: `a an the and or but if so of to in on at by for from with without as into about over under than then there here this that these those it its itself
    i me my mine we us our ours you your yours he she they them their is am are was were be been being do does did done doing have has had having will would
    shall should can could may might must not no yes what which who whom whose when where why how much many long often any some all each every both just only also
    too very really please hi hello hey thanks thank tell know want need like get got gets getting go going s t d ll re ve m im don doesn didn isn aren won can't
    actually maybe still already again ever even up out off one ones thing things something anything someone anyone happen happens let lets mean means`,
  de: `der die das den dem des ein eine einen einem einer eines kein keine keinen keiner und oder aber wenn falls so von zu zum zur in im ins an am auf bei beim bis fur mit nach aus ohne
    um uber unter vor als wie was wer wen wem wo wann warum wieso weshalb wofur womit welche welcher welches welchen wieviel viel viele lange oft ich mich mir mein meine meinen meinem meiner
    meins wir uns unser unsere unseren sie ihr ihre ihren ihnen du dich dir dein deine er es man sich ist bin bist sind war waren sein wird werden wurde habe hab hat haben hatte kann konnen konnte
    konnt muss mussen soll sollen sollte darf durfen will wollen mochte mag nicht nichts ja nein doch mal nur auch noch schon denn dann da hier dort dieser diese dieses diesen eigentlich einfach bitte
    danke hallo guten tag etwas irgendwas jemand alle alles jede jeder jedes sehr mehr wieder gibt geht macht machen mache tun gern gerne krieg kriege bekomme bekommen brauche brauch wissen sagen eben ob dass damit dabei dazu davon`,
  es: `el la los las lo un una unos unas y o u e pero si de del a al en con sin por para sobre entre hasta desde que cual cuales quien quienes cuando donde como cuanto cuanta cuantos cuantas porque
    yo me mi mis mio mia nosotros nos nuestro nuestra tu te ti su sus usted ustedes le les el ella ellos se es soy eres son era fue ser esta estan estoy estar este esto estos estas ese esa eso hay he ha han haber
    tengo tiene tienen tener puedo puede pueden poder debo debe hacer hago hace hacen hecho quiero quiere quisiera necesito gustaria no ni ya mas muy tan tambien solo algo alguien alguna alguno nada todo toda todos todas
    hola gracias favor por saber decir dime digame vale va voy ir pasa pasar aqui ahi alli entonces pues aunque mientras unos cada otro otra dan da dar`,
  fr: `le la les l un une des du de d au aux et ou mais si que qu qui quoi quel quelle quels quelles quand ou comment combien pourquoi est ce c ca cela cet cette ces je j me m moi mon ma mes nous notre nos
    vous votre vos tu te t toi ton ta tes il elle on ils elles se s leur leurs lui y en ne n pas plus suis es sommes etes sont etait etre ai as a avons avez ont avoir fait faire fais faut peux peut pouvez pouvons peuvent pouvoir
    dois doit devez devoir veux veut voulez voudrais aimerais souhaite dans sur sous avec sans pour par chez entre vers depuis jusqu tres trop aussi encore deja alors donc bien tout tous toute toutes rien quelque chose
    quelqu chaque autre bonjour merci svp plait savoir dire dites va vais aller passe passer arrive est-ce la comme lorsque puis`,
  it: `il lo la i gli le l un uno una e ed o ma se di del dello della dei degli delle d a al allo alla ai agli alle da dal dalla dai dagli dalle in nel nello nella nei negli nelle con su sul sulla sui sulle per tra fra
    che chi cosa cos quale quali quando dove come quanto quanta quanti quante perche io mi mio mia miei mie me noi ci nostro nostra vi voi lei le suo sua suoi sue lui loro si ne ti tu tuo tua e sono sei siamo siete era essere
    ho ha hai abbiamo hanno avere faccio fa fanno fare fatto posso puo possono possiamo potete potere devo deve devono dovere voglio vuole vorrei volere serve non no gia piu molto tanto anche solo ancora poi allora qui qua
    questo questa questi queste quello quella qualcosa qualcuno tutto tutta tutti tutte ogni altro altra niente ciao salve buongiorno grazie favore sapere dire mi dica va vado andare succede pure proprio c`,
  "pt-BR": `o a os as um uma uns umas e ou mas se de do da dos das em no na nos nas num numa com sem por pelo pela pelos pelas para pra pro ao aos a entre ate desde que qual quais quem quando onde como quanto quanta quantos quantas
    porque eu me mim meu minha meus minhas nos nosso nossa voce voces seu sua seus suas ele ela eles elas lhe tu te teu tua isso isto este esta esse essa aquele aquela e sou sao era foi ser estar esta estao estou ta to tem tenho temos ter
    ha posso pode podem poder devo deve fazer faco faz fazem feito quero quer queria gostaria preciso precisa vou vai vao ir nao ja mais muito tao tambem so algo alguem algum alguma nada tudo todo toda todos todas cada outro outra
    oi ola obrigado obrigada favor saber dizer me diga acontece ai la aqui entao ainda mesmo bem da dar fica ficar gente`,
  ja: `の は が を に で と も や へ から まで より です ます か ね よ な だ た て し い れ さ せ する した して します しました ください ある あり ない なかっ ん ので のに けど が でも ば たら なら って という こと もの とき 時 場合 私 わたし 僕 自分 うち
    これ それ あれ この その あの ここ そこ どこ 何 なに なん どう どの どれ どんな いつ なぜ どうして いくつ くらい ぐらい ほど だけ しか など ませ ましょ でしょ う よう なり なる なっ もらえ もらう もらい いただけ いただき られる られ れる でき できる できます 教え 教えて
    知り たい たく お ご さん いる い いま すか ですか ますか お願い こんにちは ありがとう ちょっと もう まだ また とても`,
};

const sets = new Map<Locale, ReadonlySet<string>>();

export function stopWords(locale: Locale): ReadonlySet<string> {
  let set = sets.get(locale);
  if (!set) sets.set(locale, (set = new Set(words(LISTS[locale]))));
  return set;
}
