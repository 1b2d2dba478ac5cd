import { halfWidth } from './plain-text.ts';

/**
 * Words of headers, units and sentences about prices in other languages than English and Chinese, by the English words
 * that all rules know. Of a word that means several things only the one that a catalog means is here; a new word is a new
 * entry here.
 */
const latin: Readonly<Record<string, string>> = {
  'model id': 'modell-id|modell id|modellkennung|id du modèle|identifiant du modèle|identifiant|id del modelo|id de modelo|id do modelo|id del modello|id modello|modello id',
  'model name': 'modellname|modellbezeichnung|nom du modèle|nombre del modelo|nome do modelo|nome del modello|nome modello',
  model: 'modell|modèle|modelo|modello',
  models: 'modelle|modellen|modèles|modelos|modelli',
  provider: 'anbieter|hersteller|fournisseur|proveedor|provedor|fornecedor|fornitore',
  'max output': 'maximale ausgabe|max. ausgabe|max ausgabe|maximale ausgabelänge|ausgabelimit|sortie maximale|sortie max|sortie max.|salida máxima|salida máx.|salida max|saída máxima|saída máx.|output massimo',
  'input price': 'eingabepreis|input-preis|input-preise|eingabekosten|inputpreis',
  'output price': 'ausgabepreis|output-preis|output-preise|ausgabekosten|outputpreis',
  input: 'eingabe|entrée|entrada|ingresso',
  output: 'ausgabe|sortie|salida|saída|uscita',
  cached: 'gecacht|gecachte|zwischengespeichert|zwischengespeicherte|mise en cache|en cache|en caché|em cache',
  read: 'lesen|lecture|lectura|leitura|lettura',
  write: 'schreiben|écriture|escritura|gravação|scrittura',
  price: 'preis|kosten|tarif|prix|coût|precio|coste|costo|tarifa|preço|custo|prezzo',
  prices: 'preise|tarife|tarifs|coûts|precios|costes|costos|preços|custos|prezzi|costi',
  'context window': 'kontextfenster|kontextlänge|kontextgröße|kontext|fenêtre de contexte|longueur de contexte|taille du contexte|contexte|ventana de contexto|longitud de contexto|contexto|janela de contexto|tamanho do contexto|finestra di contesto|contesto',
  capabilities: 'fähigkeiten|funktionen|capacités|fonctionnalités|capacidades|funciones|funcionalidades|funzionalità',
  'shutdown date': 'abschaltdatum|abschaltung am|abschaltung|date de retrait|date d’arrêt|date d\'arrêt|fecha de retiro|fecha de retirada|data de desativação|data de remoção|data di ritiro',
  replacement: 'nachfolger|nachfolgemodell|ersatz|ersatzmodell|remplacement|successeur|modèle de remplacement|reemplazo|sustituto|modelo de reemplazo|substituto|substituição|sostituto|sostituzione',
  status: 'statut|estado|stato',
  type: 'typ|kategorie|catégorie|categoría|categoria|tipo',
  description: 'beschreibung|descripción|descrição|descrizione|einsatzgebiet|cas d’usage|cas d\'usage|casos de uso',
  notes: 'hinweis|hinweise|anmerkung|anmerkungen|bemerkungen|remarques|notas|observações',
  tokens: 'jetons|jeton',
  million: 'millionen|mio.|mio|millions|millón|millones|milhão|milhões|milione|milioni',
  image: 'bild|bilder|imagen|imagem|immagine',
  second: 'sekunde|sekunden|seconde|segundo|secondo',
  minute: 'minuten|minuto',
  request: 'anfrage|anfragen|aufruf|requête|solicitud|solicitação|requisição|richiesta',
  characters: 'zeichen|caractères|caracteres|caratteri',
  page: 'seite|seiten|página|pagina',
  'all prices': 'alle preise|sämtliche preise|tous les prix|tous les tarifs|todos los precios|todos os preços|tutti i prezzi',
  'unless otherwise noted': 'sofern nicht anders angegeben|wenn nicht anders angegeben|soweit nicht anders angegeben|sauf indication contraire|sauf mention contraire|salvo indicación contraria|salvo que se indique lo contrario|a menos que se indique lo contrario|salvo indicação em contrário|salvo diversa indicazione',
  free: 'kostenlos|gratuit|gratuite|gratuito|gratuita',
}; // biome-ignore format: a table of words

/** The same in Russian, Arabic, Turkish, Vietnamese, Indonesian, Polish and Dutch. */
const further: Readonly<Record<string, string>> = {
  'model id': 'المعرّف|المعرف|معرّف|معرف|id модели|ид модели|идентификатор модели|код модели|идентификатор|معرف النموذج|معرّف النموذج|model kimliği|mã mô hình|id mô hình|id model|identyfikator modelu|identyfikator',
  'model name': 'название модели|имя модели|наименование модели|اسم النموذج|model adı|tên mô hình|nama model|nazwa modelu|modelnaam',
  model: 'модель|النموذج|نموذج|mô hình',
  models: 'модели|моделей|النماذج|نماذج|modele|modeller|modellen',
  provider: 'провайдер|поставщик|разработчик|вендор|المزود|المزوّد|مزود الخدمة|الشركة|sağlayıcı|nhà cung cấp|penyedia|dostawca|aanbieder',
  'max output': 'макс. вывод|макс вывод|максимальный вывод|максимум вывода|максимум на выходе|الحد الأقصى للإخراج|أقصى إخراج|maksimum çıktı|maks. çıktı|đầu ra tối đa|output maksimum|keluaran maksimum|maksymalne wyjście|maks. wyjście|maximale uitvoer|max. uitvoer',
  input: 'вход|входа|ввод|ввода|входные|входящие|الإدخال|إدخال|المدخلات|مدخلات|girdi|giriş|đầu vào|masukan|wejście|wejścia|wejściowe|invoer',
  output: 'выход|выхода|вывод|вывода|выходные|исходящие|الإخراج|إخراج|المخرجات|مخرجات|çıktı|çıkış|đầu ra|keluaran|wyjście|wyjścia|wyjściowe|uitvoer',
  cached: 'кэшированный|кешированный|кэшированные|кэшировано|المخزن مؤقتًا|المخزنة مؤقتًا|önbellekli|önbelleğe alınmış|đã lưu cache|z pamięci podręcznej|gecachet|gecachete',
  cache: 'кэш|кеш|кэша|кеша|الذاكرة المؤقتة|ذاكرة التخزين المؤقت|التخزين المؤقت|önbellek|bộ nhớ đệm|pamięć podręczna',
  read: 'чтение|чтения|قراءة|okuma|đọc|baca|odczyt|lezen',
  write: 'запись|записи|كتابة|yazma|ghi|tulis|zapis|schrijven',
  price: 'цена|стоимость|тариф|السعر|سعر|التكلفة|fiyat|fiyatı|ücret|giá|harga|biaya|cena|koszt|prijs|tarief',
  prices: 'цены|тарифы|الأسعار|أسعار|fiyatlar|ceny|prijzen',
  'context window': 'контекст|контекстное окно|окно контекста|длина контекста|размер контекста|نافذة السياق|السياق|سياق|bağlam|bağlam penceresi|cửa sổ ngữ cảnh|ngữ cảnh|konteks|jendela konteks|kontekst|okno kontekstu|długość kontekstu|contextvenster',
  capabilities: 'возможности|функции|القدرات|الإمكانيات|yetenekler|khả năng|kemampuan|możliwości|mogelijkheden',
  'shutdown date': 'дата отключения|дата вывода из эксплуатации|дата прекращения поддержки|تاريخ الإيقاف|kapanış tarihi|ngày ngừng hỗ trợ|data wycofania|einddatum',
  replacement: 'замена|преемник|рекомендуемая замена|البديل|النموذج البديل|yerine geçen|mô hình thay thế|pengganti|zamiennik|następca|vervanger',
  status: 'статус|الحالة|durum|trạng thái',
  type: 'тип|категория|النوع|الفئة|tür|kategori|loại|jenis',
  notes: 'примечание|примечания|ملاحظات|notlar|ghi chú|catatan|uwagi|opmerkingen',
  description: 'описание|назначение|الوصف|وصف|açıklama|mô tả|deskripsi|opis|omschrijving|beschrijving',
  tokens: 'токен|токены|токенов|токена|токенах|رمز|رموز|رمزًا|توكن|tokenów|tokeny',
  million: 'млн|миллион|миллиона|миллионов|مليون|milyon|triệu|juta|mln|miljoen',
  thousand: 'тыс.|тыс|тысяча|тысячу|тысяч|ألف|nghìn|ribu|tysiąc|tys.|duizend',
  image: 'изображение|изображения|картинка|صورة|görsel|hình ảnh|gambar|obraz|afbeelding',
  video: 'видео|فيديو',
  audio: 'аудио|الصوت|صوت|ses|âm thanh|dźwięk',
  text: 'текст|نص|metin|văn bản|teks|tekst',
  second: 'секунда|секунду|секунды|сек.|сек|ثانية|saniye|giây|detik|sekunda|sekundę',
  minute: 'минута|минуту|минуты|دقيقة|dakika|phút|menit|minuta|minutę|minuut',
  request: 'запрос|запроса|طلب|istek|yêu cầu|permintaan|zapytanie|żądanie|verzoek',
  character: 'символ|символов|знаков|حرف|karakter|ký tự|znak|znaków|teken',
  'all prices': 'все цены|جميع الأسعار|كل الأسعار|tüm fiyatlar|tất cả giá|semua harga|wszystkie ceny|alle prijzen',
  'unless otherwise noted': 'если не указано иное|ما لم يُذكر خلاف ذلك|aksi belirtilmedikçe|trừ khi có ghi chú khác|kecuali disebutkan lain|o ile nie zaznaczono inaczej|tenzij anders vermeld',
  free: 'бесплатно|бесплатный|бесплатная|مجاني|مجانًا|مجانا|ücretsiz|miễn phí|darmowy|bezpłatnie|za darmo|gratis',
  USD: 'доллар|доллара|долларов|долларах|долл.|دولار',
}; // biome-ignore format: a table of words

/** The same in writings without blanks between words. */
const others: Readonly<Record<string, string>> = {
  'model id': 'モデルid|モデル id|モデル識別子|모델 id|모델id|모델 아이디',
  'model name': '模型名稱|モデル名称|モデル名|모델 이름|모델 명|모델명',
  model: 'モデル|모델',
  provider: '廠商|供應商|プロバイダー|プロバイダ|提供元|開発元|제공업체|제공사|제공자|공급자',
  'max output': '最大出力トークン数|最大出力トークン|最大出力|최대 출력 토큰|최대 출력',
  input: '入力|입력|輸入',
  output: '出力|출력|輸出',
  'cache read': 'キャッシュ読み取り|キャッシュ読み込み|キャッシュ読込|キャッシュヒット|캐시 읽기|캐시 적중',
  'cache write': 'キャッシュ書き込み|キャッシュ書込|캐시 쓰기',
  cache: '快取|キャッシュ|캐시된|캐시',
  price: '價格|單價|料金|価格|単価|コスト|가격|요금|비용|단가',
  'context window': 'コンテキストウィンドウ|コンテキストウインドウ|コンテキスト長|コンテキストサイズ|コンテキスト|컨텍스트 윈도우|컨텍스트 길이|컨텍스트 창|컨텍스트',
  capabilities: '対応機能|主な機能|지원 기능|기능',
  'release date': 'リリース日|提供開始日|출시일',
  'shutdown date': '提供終了予定日|サービス終了日|サポート終了日|終了予定日|提供終了|提供終了日|廃止日|廃止予定日|서비스 종료일|지원 종료일|종료일',
  replacement: '後継モデル|後継|代替モデル|推奨代替|代替|대체 모델|권장 대체',
  status: '狀態|ステータス|상태',
  type: 'カテゴリー|カテゴリ|種類|유형|카테고리',
  notes: '備註|備考|注記|비고',
  description: '説明|特徴|用途|설명|용도',
  tokens: 'トークン|토큰',
  image: '圖片|圖像|画像|이미지',
  video: '動画|비디오|동영상',
  audio: '音声|오디오|음성',
  text: 'テキスト|텍스트',
  batch: 'バッチ|배치',
  request: 'リクエスト|요청',
  character: '文字|문자',
  unit: '單位|単位|단위',
  second: '초',
  百万: '百萬',
  万: '萬',
  USD: '米ドル|ドル|달러',
  'all prices': 'すべての料金|すべての価格|全ての料金|모든 가격|모든 요금',
  'unless otherwise noted': '特に記載がない限り|特に記載のない限り|特に明記しない限り|별도 표기가 없는 한|별도 표시가 없는 한|별도 언급이 없는 한',
  free: '無料|무료',
}; // biome-ignore format: a table of words

/** Writings that are neither Latin nor simplified Chinese, whose words the rules know themselves. */
const otherWriting =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}価単継終輸價單備圖廠狀稱萬]|入力|出力|料金|画像|音声|廃止/u;

function dictionary(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([word, all]) => all.split('|').map((one) => [one, word])));
}

function anyOf(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.\\]/g, '\\$&'))
    .join('|');
}

const latinWords = new Map([...dictionary(latin), ...dictionary(further)]);
const otherWords = dictionary(others);
const latinPattern = new RegExp(`(?<!\\p{L})(?:${anyOf(latinWords.keys())})(?!\\p{L})`, 'giu');
const otherPattern = new RegExp(anyOf(otherWords.keys()), 'giu');

const perWord =
  /(?<!\p{L})(?:pro|je|par|por|al|per|за|на|لكل|per|mỗi|za)\s+(?=(?:\d|(?:millions?|thousand|tokens?|images?|seconds?|minutes?|requests?|characters?|page|cent|mille|mil)(?!\p{L})))/giu;
/** `100万トークンあたり`, `1M 토큰당`: the unit in front of the word for "per". */
const perBehind =
  /(\d+(?:,\d{3})*)?\s*(百万|万|千|백만|만|천|[MK])?\s*(?:input |output )?(tokens?|characters?|images?|requests?|seconds?|枚|秒|分|회|장|분)\s*(?:あたり|当たり|につき|ごと|毎|당)/giu;
const koreanScales: Readonly<Record<string, string>> = { 백만: '百万', 만: '万', 천: '千' };
const measures: Readonly<Record<string, string>> = {
  枚: 'image', 장: 'image', 秒: 'second', 分: 'minute', 분: 'minute', 회: 'request',
}; // biome-ignore format: a table of words

/** The text with such words in English, and `per` before what a price is for. */
export function inEnglish(given: string): string {
  const isOther = otherWriting.test(given);
  const text = halfWidth(given).replace(latinPattern, (word) => latinWords.get(word.toLowerCase()) ?? word);
  const known = isOther
    ? text
        .replace(otherPattern, (word) => ` ${otherWords.get(word.toLowerCase()) ?? word} `)
        .replace(/ {2,}/g, ' ')
        .replace(perBehind, (_, number = '', scale = '', what = '') => {
          const count = `${number}${koreanScales[scale] ?? scale}`;
          return ` per ${count} ${measures[what] ?? what} `.replace(/ {2,}/g, ' ');
        })
        .replace(/(\d\s*)(백만|만|천)/g, (_, number, scale) => `${number}${koreanScales[scale] ?? scale}`)
    : text;
  const said = known
    .replace(perWord, 'per ')
    .replace(/\b(prices?|read|write|cached?) (?:de la|de|di|del|do|da|du) (?=\p{L})/giu, '$1 ')
    .replace(/\b(per [\dMK ]*(?:million)?) (?:de|di) (?=tokens|characters)/giu, '$1 ');
  return said === halfWidth(given) ? given : said.trim();
}
