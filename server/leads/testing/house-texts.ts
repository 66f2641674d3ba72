/** Texts of a plan about a house, in all languages. */
export const HOUSE_TEXTS = {
  en: {
    contact: {
      hours: "Monday to Friday, 8 am to 8 pm, and Saturday, 9 am to 2 pm",
      phone: "1-800-555-0134",
      email: "help@solstice.example",
    },
    agent: {
      name: "Ray",
      role: "Advice",
      greeting: "Hello, I’m Ray, the digital adviser at Solstice. Would you like to know what solar power can do on your roof?",
      suggestions: ["I’d like a quote", "How much does a system cost?", "I’d like a consultation"],
    },
    promise: "An adviser will get back to you within one business day.",
    plan: {
      name: { label: "Name", question: "May I ask your name?" },
      email: { label: "Email", question: "Which email address can we reach you at?" },
      postcode: { label: "ZIP code", question: "What is the ZIP code of the house?" },
      bill: { label: "Monthly electricity bill", question: "Roughly how much do you pay for electricity each month, in dollars?" },
      roof: {
        label: "Roof",
        question: "What kind of roof do you have: pitched or flat?",
        options: { pitched: ["pitched", "sloped", "slanted", "gable", "gabled", "hip roof", "steep"], flat: ["flat"] },
      },
      start: { label: "Preferred date", question: "What is the earliest date that would work for installation?" },
    },
  },
  es: {
    contact: {
      hours: "de lunes a viernes de 8:00 a 20:00 y sábados de 9:00 a 14:00",
      phone: "900 000 134",
      email: "help@solstice.example",
    },
    agent: {
      name: "Ray",
      role: "Asesoramiento",
      greeting: "Hola, soy Ray, el asesor digital de Solstice. ¿Le gustaría saber qué puede hacer la energía solar en su tejado?",
      suggestions: ["Quiero un presupuesto", "¿Cuánto cuesta un sistema?", "Quiero que me asesoren"],
    },
    promise: "Un miembro de nuestro equipo se pondrá en contacto con usted en un plazo de un día laborable.",
    plan: {
      name: { label: "Nombre", question: "¿Me dice su nombre, por favor?" },
      email: { label: "Correo electrónico", question: "¿En qué dirección de correo electrónico podemos contactar con usted?" },
      postcode: { label: "Código postal", question: "¿Cuál es el código postal de la vivienda?" },
      bill: { label: "Factura mensual de la luz", question: "¿Cuánto paga de luz al mes, aproximadamente, en euros?" },
      roof: {
        label: "Tejado",
        question: "¿Qué tipo de tejado tiene: inclinado o plano?",
        options: {
          pitched: ["inclinado", "inclinada", "con pendiente", "a dos aguas", "a cuatro aguas", "a un agua"],
          flat: ["plano", "plana", "azotea", "terraza"],
        },
      },
      start: { label: "Fecha deseada", question: "¿A partir de qué fecha le vendría bien la instalación?" },
    },
  },
  fr: {
    contact: {
      hours: "du lundi au vendredi de 8 h à 20 h, le samedi de 9 h à 14 h",
      phone: "0 800 000 134",
      email: "help@solstice.example",
    },
    agent: {
      name: "Ray",
      role: "Conseil",
      greeting:
        "Bonjour, je suis Ray, le conseiller numérique de Solstice. Voulez-vous savoir ce que le solaire peut apporter sur votre toit ?",
      suggestions: ["Je voudrais un devis", "Combien coûte une installation ?", "J’aimerais un conseil personnalisé"],
    },
    promise: "Un conseiller vous recontactera sous un jour ouvré.",
    plan: {
      name: { label: "Nom", question: "Puis-je vous demander votre nom ?" },
      email: { label: "E-mail", question: "À quelle adresse e-mail pouvons-nous vous joindre ?" },
      postcode: { label: "Code postal", question: "Quel est le code postal de la maison ?" },
      bill: { label: "Facture d’électricité par mois", question: "Combien payez-vous d’électricité par mois environ, en euros ?" },
      roof: {
        label: "Toit",
        question: "Quel type de toit avez-vous : en pente ou plat ?",
        options: {
          pitched: ["en pente", "pentu", "incliné", "à deux pans", "à pans"],
          flat: ["plat", "toit-terrasse", "toit terrasse", "toiture plate"],
        },
      },
      start: { label: "Date souhaitée", question: "À partir de quelle date l’installation vous conviendrait-elle ?" },
    },
  },
  de: {
    contact: { hours: "Montag bis Freitag 8–20 Uhr, Samstag 9–14 Uhr", phone: "0800 000 0134", email: "help@solstice.example" },
    agent: {
      name: "Ray",
      role: "Beratung",
      greeting:
        "Guten Tag, ich bin Ray, der digitale Berater von Solstice. Möchten Sie wissen, was Solarstrom auf Ihrem Dach leisten kann?",
      suggestions: ["Ich möchte ein Angebot", "Was kostet eine Anlage?", "Ich möchte eine Beratung"],
    },
    promise: "Eine Beraterin oder ein Berater meldet sich innerhalb von 1 Werktag bei Ihnen.",
    plan: {
      name: { label: "Name", question: "Wie ist Ihr Name?" },
      email: { label: "E-Mail-Adresse", question: "Unter welcher E-Mail-Adresse erreichen wir Sie?" },
      postcode: { label: "Postleitzahl", question: "Wie lautet die Postleitzahl des Hauses?" },
      bill: { label: "Stromkosten im Monat", question: "Wie viel zahlen Sie ungefähr im Monat für Strom, in Euro?" },
      roof: {
        label: "Dach",
        question: "Was für ein Dach haben Sie: ein Schrägdach oder ein Flachdach?",
        options: {
          pitched: ["Schrägdach", "Satteldach", "Steildach", "Pultdach", "Walmdach", "schräg", "geneigt"],
          flat: ["Flachdach", "flach"],
        },
      },
      start: { label: "Wunschtermin", question: "Ab welchem Tag würde Ihnen die Montage passen?" },
    },
  },
  it: {
    contact: {
      hours: "dal lunedì al venerdì dalle 8 alle 20, il sabato dalle 9 alle 14",
      phone: "800 000 134",
      email: "help@solstice.example",
    },
    agent: {
      name: "Ray",
      role: "Consulenza",
      greeting: "Buongiorno, sono Ray, il consulente digitale di Solstice. Vuole scoprire che cosa può fare il sole sul suo tetto?",
      suggestions: ["Vorrei un preventivo", "Quanto costa un impianto?", "Vorrei una consulenza"],
    },
    promise: "Un nostro consulente la contatterà entro un giorno lavorativo.",
    plan: {
      name: { label: "Nome", question: "Come si chiama?" },
      email: { label: "E-mail", question: "A quale indirizzo e-mail possiamo scriverle?" },
      postcode: { label: "CAP", question: "Qual è il CAP della casa?" },
      bill: { label: "Spesa mensile per la luce", question: "Quanto spende all’incirca di elettricità al mese, in euro?" },
      roof: {
        label: "Tetto",
        question: "Che tipo di tetto ha: a falde o piano?",
        options: {
          pitched: ["a falde", "a falda", "falde", "spiovente", "inclinato", "a capanna"],
          flat: ["piano", "piatto", "terrazza", "lastrico solare"],
        },
      },
      start: { label: "Data desiderata", question: "A partire da quale data le andrebbe bene l’installazione?" },
    },
  },
  "pt-BR": {
    contact: { hours: "segunda a sexta, das 8h às 20h; sábado, das 9h às 14h", phone: "0800 000 0134", email: "help@solstice.example" },
    agent: {
      name: "Ray",
      role: "Consultoria",
      greeting: "Olá, eu sou o Ray, consultor digital da Solstice. Quer saber o que a energia solar pode fazer no seu telhado?",
      suggestions: ["Quero um orçamento", "Quanto custa um sistema?", "Quero uma consultoria"],
    },
    promise: "Nossa equipe de consultoria entra em contato com você em até um dia útil.",
    plan: {
      name: { label: "Nome", question: "Qual é o seu nome?" },
      email: { label: "E-mail", question: "Em qual e-mail podemos falar com você?" },
      postcode: { label: "CEP", question: "Qual é o CEP da casa?" },
      bill: { label: "Conta de luz por mês", question: "Quanto você paga de luz por mês, mais ou menos, em reais?" },
      roof: {
        label: "Telhado",
        question: "Como é o seu telhado: inclinado ou plano?",
        options: {
          pitched: ["inclinado", "inclinada", "duas águas", "quatro águas", "uma água", "com caimento"],
          flat: ["plano", "plana", "laje", "reto"],
        },
      },
      start: { label: "Data desejada", question: "A partir de que data a instalação seria boa para você?" },
    },
  },
  ja: {
    contact: { hours: "月曜〜金曜は午前8時〜午後8時、土曜は午前9時〜午後2時", phone: "0120-000-134", email: "help@solstice.example" },
    agent: {
      name: "レイ",
      role: "導入相談",
      greeting: "こんにちは。Solsticeのデジタルアドバイザー、レイです。ご自宅の屋根で太陽光をどれだけ活かせるか、確かめてみませんか？",
      suggestions: ["見積もりがほしい", "システムの価格はいくらですか？", "導入の相談をしたい"],
    },
    promise: "1営業日以内にアドバイザーからご連絡いたします。",
    plan: {
      name: { label: "お名前", question: "お名前を教えていただけますか？" },
      email: { label: "メールアドレス", question: "ご連絡先のメールアドレスを教えてください。" },
      postcode: { label: "郵便番号", question: "設置するご自宅の郵便番号を教えてください。" },
      bill: { label: "毎月の電気代", question: "毎月の電気代は、およそ何円ですか？" },
      roof: {
        label: "屋根の形",
        question: "屋根の形は、傾斜のある屋根と平らな屋根のどちらですか？",
        options: {
          pitched: ["傾斜のある屋根", "傾斜", "勾配", "斜め", "三角屋根", "切妻", "寄棟", "片流れ"],
          flat: ["平らな屋根", "平ら", "陸屋根", "フラット", "平屋根"],
        },
      },
      start: { label: "設置の希望時期", question: "設置は、いつ以降をご希望ですか？" },
    },
  },
};
